/** The last station: softmax filled in, for the class that was asked and beside all others. */

import { element, rich, setText } from "../lib/dom.js";
import { fill, number, percent } from "../lib/format.js";
import { Terms } from "./terms.js";

export class Probability {
  constructor({ model, words, act }) {
    this.words = words;
    this.terms = new Terms(words.softmax, [{ key: "power" }, "÷", { key: "sum" }, "=", { key: "value", on: true }]);
    this.text = element("p", { class: "fol-text" });
    this.rows = model.options.class_names.map((name, cls) => row(name, () => act.ask(cls)));
    const heads = [words.class, words.logit, words.power, words.probability, ""].map((text) => element("th", { scope: "col" }, text));
    const body = element("tbody", {}, ...this.rows);
    const table = element("table", { class: "fol-softmax" }, element("thead", {}, element("tr", {}, ...heads)), body);
    this.element = element("div", { class: "fol-probability" }, this.text, this.terms.element, table);
  }

  draw(model, { journey: { probability }, cls }) {
    if (!probability) return;
    const { words } = this;
    const { logits, powers, sum, all } = probability;
    const told = { name: model.options.class_names[cls], logit: number(logits[cls], 4), count: logits.length };
    this.terms.draw({
      power: [power(powers[cls]), fill(words.power_of, told)],
      sum: [power(sum), fill(words.power_sum, told)],
      value: [percent(all[cls], 2), fill(words.probability_of, told)],
    });
    this.rows.forEach((line, c) => {
      const [, logit, raised, share, bar] = line.children;
      setText(logit, number(logits[c], 4));
      setText(raised, power(powers[c]));
      setText(share, percent(all[c], 2));
      bar.firstChild.style.setProperty("--now", String(all[c]));
      line.classList.toggle("fol-on", c === cls);
      line.querySelector("button").setAttribute("aria-pressed", String(c === cls));
    });
    this.text.replaceChildren(...rich(fill(words.probability_text, told)));
  }
}

/** A power of e with digits enough, and not more: 7.389, 1,096.6. */
export function power(value) {
  return number(value, value >= 1000 ? 1 : value >= 1 ? 3 : 5);
}

function row(name, onclick) {
  const button = element("button", { type: "button", class: "ir-link", "aria-pressed": "false", onclick }, name);
  const numbers = [0, 1, 2].map(() => element("td", { class: "ir-number" }));
  return element("tr", {}, element("th", { scope: "row" }, button), ...numbers, element("td", { class: "fol-bar-cell" }, element("i", { "aria-hidden": "true" })));
}
