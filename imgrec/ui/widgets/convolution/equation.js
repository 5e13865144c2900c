/** Channel sums + bias = sum, through the activation: one number of the map, as an equation. */

import { element, setText } from "../lib/dom.js";
import { addsUp, number } from "../lib/format.js";
import { activationName, channelName } from "./sentence.js";

const DIGITS = 4;

export class Equation {
  constructor({ model, words }) {
    const sign = (text) => element("span", { class: "ir-sign" }, text);
    this.sums = Array.from({ length: model.channels }, (_, c) => term(channelName(model, words, c)));
    this.bias = term(words.bias);
    this.total = term(words.sum);
    this.after = term(words.output, true);
    this.note = element("p", { class: "ir-muted conv-rounded" }, words.rounded);
    const parts = [...this.sums, this.bias].flatMap((part, i) => (i ? [sign("+"), part] : [part]));
    const equation = element(
      "div",
      { class: "ir-equation conv-equation", role: "group", "aria-label": words.equation },
      ...parts,
      sign("="),
      this.total,
      sign(activationName(model, words)),
      this.after,
    );
    this.element = element("div", { class: "conv-whole" }, equation, this.note);
  }

  draw(model, { at }) {
    this.sums.forEach((part, c) => show(part, at.sums[c]));
    show(this.bias, at.bias);
    show(this.total, at.total);
    show(this.after, at.after);
    this.note.classList.toggle("conv-exact", addsUp([...at.sums, at.bias], at.total, DIGITS));
  }
}

function term(label, chosen = false) {
  return element(
    "span",
    { class: `ir-term${chosen ? " ir-on" : ""}` },
    element("b", { class: "ir-number" }),
    element("small", {}, label),
  );
}

function show(part, value) {
  setText(part.firstChild, number(value, DIGITS));
}
