/** One picture's products in the window, a table a channel, and their sum as an equation. */

import { Equation } from "../convolution/equation.js";
import { channelName } from "../convolution/sentence.js";
import { element } from "../lib/dom.js";
import { number } from "../lib/format.js";
import { colourOf, scalesOf } from "../lib/scales.js";
import { NumberTable } from "../lib/table.js";

const DIGITS = 2;

export class Products {
  constructor({ model, words, index }) {
    this.index = index;
    const side = model.sides[index];
    this.tables = Array.from(
      { length: side.channels },
      (_, c) => new NumberTable({ rows: side.height, columns: side.width, label: channelName(side, words, c) }),
    );
    this.equation = new Equation({ model: side, words });
    const tables = element("div", { class: "com-tables" }, ...this.tables.map((table) => table.element));
    this.element = element("div", { class: "com-products" }, element("p", { class: "ir-muted" }, words.products_head), tables, this.equation.element);
  }

  draw(model, { filter, place, theme }) {
    const side = model.sides[this.index];
    const at = side.at(filter, place);
    const { values } = scalesOf(theme);
    at.products.forEach((product, i) => {
      const cell = Math.floor(i / side.channels);
      const out = !at.cells[cell].inside;
      const colour = colourOf(product, model.productRange, values, model.options.colours.strength_power);
      this.tables[i % side.channels].set(cell, out ? "0" : number(product, DIGITS), colour, out);
    });
    this.equation.draw(side, { at });
  }
}
