/** All logits as signed bars from one zero line, of which one is chosen. */

import { element, rich, setText } from "../lib/dom.js";
import { fill, number } from "../lib/format.js";
import { stepIn } from "../lib/tiles.js";

export class Logits {
  constructor({ model, words, act }) {
    Object.assign(this, { words, act });
    this.rows = model.names.map((name, k) => this.#row(name, k));
    this.head = element("p", { class: "sum-head" });
    const group = { role: "radiogroup", "aria-label": words.logits_label };
    this.list = element("div", { ...group, onkeydown: (event) => this.#key(event) }, ...this.rows);
    this.element = element("div", { class: "out-classes" }, this.head, this.list);
  }

  draw(model, { chosen }) {
    this.chosen = chosen;
    this.rows.forEach((row, k) => {
      const [, bar, value] = row.children;
      const logit = model.logits[k];
      bar.style.setProperty("--share", String(model.farthest ? logit / model.farthest : 0));
      bar.classList.toggle("out-below", logit < 0);
      setText(value, number(logit, 4));
      row.setAttribute("aria-checked", String(k === chosen));
      row.tabIndex = k === chosen ? 0 : -1;
      row.classList.toggle("out-winner", k === model.winner);
    });
    const told = { count: model.names.length, name: model.names[model.winner] };
    const text = fill(this.words.logits_head, told);
    if (text !== this.said) this.head.replaceChildren(...rich((this.said = text)));
  }

  #row(name, k) {
    const attributes = { type: "button", role: "radio", class: "out-logit", onclick: () => this.act.choose(k) };
    const bar = element("i", { "aria-hidden": "true" });
    return element("button", attributes, element("span", {}, name), bar, element("b", { class: "ir-number" }));
  }

  #key(event) {
    const to = stepIn(event.key, this.chosen, this.rows.length);
    if (to === null) return;
    event.preventDefault();
    event.stopPropagation();
    this.chosen = to; // at once: a second key may come before the next frame
    this.act.choose(to);
    this.rows[to].focus();
  }
}
