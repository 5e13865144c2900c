/** The chosen unit's sum: its equation, and its largest products both ways. */

import { Contributions } from "../lib/contributions.js";
import { element, rich } from "../lib/dom.js";
import { fill } from "../lib/format.js";
import { SumBoxes } from "../lib/sum_boxes.js";
import { activationName } from "./units.js";

export class Sum {
  constructor({ model, words, act, links }) {
    Object.assign(this, { model, words });
    this.boxes = new SumBoxes({ words, activation: activationName(model, words) });
    this.lists = new Contributions({
      words,
      name: (index) => fill(words.from, this.model.cellOf(index)),
      onPoint: act.point,
      onPick: act.pick,
    });
    this.head = element("p", { class: "sum-head" });
    this.element = element(
      "div",
      { class: "dense-sum" },
      element("div", { class: "sum-top" }, this.head, links),
      this.boxes.element,
    );
  }

  draw(model, { unit, made, cell, waiting }) {
    this.model = model;
    this.lists.element.classList.toggle("dense-waiting", waiting);
    this.lists.draw(made, model.inputs, made.weights, model.indexOf(cell));
    const labels = { after: fill(this.words.this_unit, { unit }) };
    this.boxes.draw(waiting ? null : made, { sum: model.sums[unit], after: model.after[unit], labels });
    const text = fill(this.words[waiting ? "sum_waiting" : "sum_head"], { unit });
    if (text !== this.said) this.head.replaceChildren(...rich((this.said = text)));
  }
}
