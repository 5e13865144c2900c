/** The third station: the number's place in the vector, worked out, and who stands beside it. */

import { element, rich, setText } from "../lib/dom.js";
import { fill, number } from "../lib/format.js";
import { colourOf, css, scalesOf, textOn } from "../lib/scales.js";
import { Terms } from "./terms.js";

const REACH = 3;
const DIGITS = 3;

export class Flatten {
  constructor({ words }) {
    this.words = words;
    const keys = ["row", "columns", "column", "filters", "filter"].map((key) => ({ key }));
    const [row, columns, column, filters, filter] = keys;
    this.terms = new Terms(words.flat_equation, [
      "(", row, "×", columns, "+", column, ")", "×", filters, "+", filter, "=", { key: "index", on: true },
    ]);
    this.text = element("p", { class: "fol-text" });
    this.vector = element("div", { class: "fol-vector", role: "img" }, element("i", {}));
    this.row = element("ol", { class: "fol-neighbours" });
    this.element = element("div", { class: "fol-flatten" }, this.text, this.terms.element, this.vector, this.row);
  }

  draw(model, { journey: { flat, verdict }, theme }) {
    if (!flat) return;
    const { words } = this;
    const count = model.tensors.strongest_unit.data.length;
    this.terms.draw({
      row: [String(flat.row), words.flat_row],
      columns: [String(flat.columns), words.flat_columns],
      column: [String(flat.column), words.flat_column],
      filters: [String(flat.filters), words.flat_filters],
      filter: [String(flat.filter), words.flat_filter],
      index: [String(flat.index), words.flat_index],
    });
    const told = { index: flat.index, count: number(count, 0), last: count - 1, value: number(verdict.value, 4) };
    this.text.replaceChildren(...rich(fill(words.flat_text, told)));
    this.vector.setAttribute("aria-label", fill(words.vector_label, told));
    this.vector.style.setProperty("--share", String(flat.index / Math.max(count - 1, 1)));
    this.#neighbours(model, flat.index, theme);
  }

  #neighbours(model, index, theme) {
    const shown = model.neighbours(index, REACH);
    while (this.row.children.length < shown.length) this.row.append(element("li", {}, element("small"), element("b", { class: "ir-number" }), element("small")));
    shown.forEach((one, i) => {
      const cell = this.row.children[i];
      const [place, value, where] = cell.children;
      const colour = colourOf(one.value, model.layerRange, scalesOf(theme).activations, model.options.colours.strength_power);
      setText(place, `[${one.index}]`);
      setText(value, number(one.value, DIGITS));
      setText(where, fill(this.words.neighbour, one));
      Object.assign(value.style, { background: css(colour), color: textOn(colour) });
      cell.classList.toggle("fol-on", one.index === index);
    });
  }
}
