/** Softmax of one class as one filled-in formula; each term of it belongs to a class. */

import { element, setText } from "../lib/dom.js";
import { fill, number } from "../lib/format.js";
import { power, share } from "./model.js";

export class Formula {
  constructor({ names, words, act }) {
    Object.assign(this, { names, words });
    this.above = this.#term(0, act);
    this.terms = names.map((_, k) => this.#term(k, act));
    this.raised = element("b", { class: "ir-number" });
    this.sum = element("b", { class: "ir-number" });
    this.result = element("b", { class: "ir-number" });
    this.name = element("small");
    const below = this.terms.flatMap((term, k) => (k ? [" + ", term] : [term]));
    this.element = element(
      "div",
      { class: "soft-formula", role: "group", "aria-label": words.formula_label },
      fraction([this.above], below),
      sign("="),
      fraction([this.raised], [this.sum]),
      sign("="),
      element("span", { class: "ir-term ir-on" }, this.result, this.name),
    );
  }

  draw({ made }, { chosen, lit }) {
    this.above.dataset.class = String(chosen);
    [this.above, ...this.terms].forEach((term, i) => {
      const k = i === 0 ? chosen : i - 1;
      const exponent = number(made.exponents[k], 2);
      setText(term.lastChild, exponent);
      term.setAttribute("aria-label", fill(this.words.term, { name: this.names[k], exponent }));
      term.title = this.names[k];
      term.classList.toggle("soft-chosen", k === chosen);
      term.classList.toggle("soft-lit", lit === k);
      term.classList.toggle("soft-dim", lit !== null && lit !== k);
    });
    setText(this.raised, power(made.exponents[chosen]));
    setText(this.sum, power(made.logOfSum));
    setText(this.result, share(made.probabilities[chosen]));
    setText(this.name, this.names[chosen]);
  }

  #term(k, act) {
    const choose = (event) => act.choose(Number(event.currentTarget.dataset.class));
    const attributes = { type: "button", class: "soft-term ir-number", "data-class": k, onclick: choose };
    return element("button", attributes, "e", element("sup"));
  }
}

function fraction(above, below) {
  return element(
    "span",
    { class: "soft-fraction" },
    element("span", {}, ...above),
    element("span", {}, ...below),
  );
}

function sign(text) {
  return element("span", { class: "ir-sign" }, text);
}
