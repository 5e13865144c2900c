/** Which class, and rather than which: the question in words, each class a list to choose from. */

import { element, setText } from "../lib/dom.js";
import { fill } from "../lib/format.js";

export class Question {
  constructor({ words, act }) {
    Object.assign(this, { words, act });
    const list = (label, onChoose) =>
      element("select", { class: "ev-class", "aria-label": label, onchange: (event) => onChoose(Number(event.target.value)) });
    this.one = list(words.choose_one, act.one);
    this.other = list(words.choose_other, act.other);
    this.than = element("span", {}, `${words.rather_than} `, this.other);
    this.text = element("h3", { class: "ev-question" }, `${words.why} `, this.one, " ", this.than, words.ask);
    this.turn = element("button", { type: "button", class: "ir-link", onclick: () => act.rather() });
    this.element = element("div", { class: "ev-head" }, this.text, this.turn);
  }

  draw(model, { asked: { one, other } }) {
    const names = model.options.class_names;
    if (model !== this.model || one !== this.chosen) this.#fill(model, one);
    Object.assign(this, { model, chosen: one });
    this.one.value = String(one);
    this.than.hidden = other === null;
    if (other !== null) this.other.value = String(other);
    const second = model.order.find((index) => index !== one);
    const { rather, alone } = this.words;
    setText(this.turn, other === null ? fill(rather, { name: names[second] }) : fill(alone, { name: names[one] }));
  }

  #fill(model, one) {
    const option = (index) => element("option", { value: index }, model.options.class_names[index]);
    this.one.replaceChildren(...model.order.map(option));
    this.other.replaceChildren(...model.order.filter((index) => index !== one).map(option));
  }
}
