/** What was done so far, in words, with one step back and all steps back. */

import { element } from "../lib/dom.js";
import { fill } from "../lib/format.js";
import { nameOf } from "./sentence.js";

const MOST = 12;

export class Steps {
  constructor({ words, act }) {
    this.words = words;
    const button = (label, onclick) =>
      element("button", { type: "button", class: "ir-button", onclick }, label);
    this.undo = button(words.undo, act.undo);
    this.undoAll = button(words.undo_all, act.undoAll);
    this.list = element("p", { class: "surg-done" });
    this.element = element("div", { class: "surg-steps" }, this.undo, this.undoAll, this.list);
  }

  draw(model, { surgery, history }) {
    this.undo.disabled = !history.canUndo;
    const done = this.#done(model, surgery);
    this.undoAll.disabled = done.length === 0;
    const shown = done.slice(0, MOST).join(", ");
    const more = done.length > MOST ? fill(this.words.done_more, { count: done.length - MOST }) : "";
    this.list.textContent = done.length ? `${shown}${more}` : this.words.done_nothing;
  }

  #done(model, surgery) {
    const off = ["channels", "filters", "units"].flatMap((part) =>
      surgery[part].map((index) =>
        fill(this.words.done_off, { name: nameOf(model, this.words, { part, index }) }),
      ),
    );
    const put = surgery.replaced.map(({ filter, preset }) => {
      const weights = preset ? this.words[preset].toLowerCase() : this.words.typed;
      return fill(this.words.done_replaced, { name: fill(this.words.filter, { filter }), weights });
    });
    return [...off, ...put];
  }
}
