/** The sum as one equation, and a bar for what is for, what against, and what the biases give. */

import { element, setText } from "../lib/dom.js";
import { addsUp, fill, number, signed } from "../lib/format.js";

const DIGITS = [2, 3, 4]; // the fewest with which the rounded parts add up
const TERMS = ["up", "down", "others", "biases"];

export class Sum {
  constructor({ words }) {
    this.words = words;
    this.terms = TERMS.map((name) => {
      const [value, label] = [element("b", { class: "ir-number" }), element("span")];
      return { value, label, element: element("span", { class: `ev-term ev-${name}` }, value, " ", label) };
    });
    this.bars = TERMS.map((name) => {
      const [label, bar] = [element("span"), element("i")];
      return { label, bar, element: element("li", { class: `ev-bar ev-${name}` }, label, bar) };
    });
    this.total = element("b", { class: "ir-number ev-total" });
    this.name = element("span", { class: "ev-name" });
    const equation = element("p", { class: "ev-equation", "aria-label": words.equation, role: "group" });
    equation.append(...this.terms.flatMap((term) => [term.element, " "]), element("span", { class: "ev-term" }, "= ", this.total), " ", this.name);
    const bars = element("ul", { class: "ev-bars", "aria-hidden": "true" }, ...this.bars.map((row) => row.element));
    this.note = element("p", { class: "ir-muted" }, words.rounded);
    this.element = element("div", { class: "ev-sum" }, equation, bars, this.note);
  }

  draw(model, { asked, found }) {
    if (found === this.found) return;
    this.found = found;
    const most = Math.max(...TERMS.map((name) => Math.abs(found[name]))) || 1;
    const parts = TERMS.map((name) => found[name]);
    const digits = digitsFor(parts, found.total);
    TERMS.forEach((name, i) => {
      const { value, label, element: term } = this.terms[i];
      const { label: beside, bar, element: row } = this.bars[i];
      term.hidden = row.hidden = name === "others" && (asked.level !== "pixels" || asked.channel === null);
      setText(label, labelOf(name, asked, this.words));
      setText(beside, this.words[name]);
      setText(value, signed(found[name], digits));
      bar.style.setProperty("--share", String(Math.abs(found[name]) / most));
      bar.classList.toggle("ev-below", found[name] < 0);
    });
    setText(this.total, number(found.total, digits));
    setText(this.name, totalName(model, asked, this.words));
    this.note.hidden = addsUp(parts, found.total, digits);
  }
}

/** How many digits show that the parts add up; two where none of them does. */
export function digitsFor(parts, total) {
  return DIGITS.find((digits) => addsUp(parts, total, digits)) ?? DIGITS[0];
}

function totalName(model, { one, other }, words) {
  const names = model.options.class_names;
  return fill(other === null ? words.logit : words.logits, { name: names[one], other: names[other] });
}

function labelOf(name, { level, reference }, words) {
  const moved = name === "biases" && level === "pixels" && reference === "average";
  return moved ? words.biases_average : words[name];
}
