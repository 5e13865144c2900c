/** The numbers of one place and one unit, of both pictures, and how far they are apart. */

import { element, setText } from "../lib/dom.js";
import { fill, number, signed } from "../lib/format.js";

const DIGITS = 4;
const ROWS = ["sum", "after", "pooled", "unitSum", "unit"];

export class Differences {
  constructor({ words }) {
    this.words = words;
    this.heads = [0, 1, 2, 3].map(() => element("th", { scope: "col" }));
    this.rows = ROWS.map((name) => row(name));
    const body = element("tbody", {}, ...this.rows);
    const table = element("table", { class: "com-table" }, element("thead", {}, element("tr", {}, ...this.heads)), body);
    this.element = element("section", { class: "com-differences", "data-part": "differences" }, element("p", { class: "com-head" }, element("b", {}, words.differences)), table);
  }

  draw(model, seen) {
    const { words } = this;
    const { conv2d } = model.options;
    const told = { ...(model.pooledOver(seen.place) ?? seen.place), unit: seen.unit, activation: words[conv2d.activation] ?? conv2d.activation };
    const names = [words.row_sum, words.row_after, words.row_pooled, words.row_unit_sum, words.row_unit];
    [words.what, ...model.names, words.difference].forEach((text, i) => setText(this.heads[i], text));
    ROWS.forEach((key, i) => {
      const [name, ...cells] = this.rows[i].children;
      setText(name, fill(names[i], told));
      const pair = seen.numbers[key];
      const texts = pair ? [...pair.map((value) => number(value, DIGITS)), apart(pair[1] - pair[0], DIGITS)] : Array(3).fill(words.not_pooled);
      texts.forEach((text, c) => setText(cells[c], text));
    });
  }
}

/** A difference with its sign; what rounds to nothing has none. */
export function apart(difference, digits) {
  return Math.abs(difference) < 0.5 * 10 ** -digits ? number(0, digits) : signed(difference, digits);
}

function row(name) {
  return element("tr", { "data-row": name }, element("th", { scope: "row" }), ...[0, 1, 2].map(() => element("td", { class: "ir-number" })));
}
