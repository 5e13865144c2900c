/** The second station: the cells of the pooling window, which of them won, and the map it goes to. */

import { element, rich } from "../lib/dom.js";
import { fill, number } from "../lib/format.js";
import { PixelGrid } from "../lib/grid.js";
import { colourOf, paint, scalesOf } from "../lib/scales.js";
import { NumberTable } from "../lib/table.js";
import { Terms } from "./terms.js";

const DIGITS = 4;

export class Pooling {
  constructor({ model, words, act }) {
    Object.assign(this, { words });
    const { pool } = model;
    const [rows, columns] = pool.window;
    this.table = new NumberTable({ rows, columns, label: words.pool_cells });
    this.table.element.classList.add("fol-cells");
    const boxes = Array.from({ length: rows * columns }, (_, i) => ({ key: `cell${i}` }));
    const parts = boxes.flatMap((box, i) => (i ? [",", box] : [box]));
    this.terms = new Terms(words.pool_equation, ["max (", ...parts, ") =", { key: "most", on: true }]);
    this.grid = new PixelGrid({
      rows: pool.rows,
      columns: pool.columns,
      label: words.pooled_label,
      describe: (cell) => fill(words.cell, { ...cell, value: number(this.values?.[cell.row * pool.columns + cell.column] ?? 0, DIGITS) }),
      onPick: ({ row, column }) => act.pinPooled(row * pool.columns + column),
      onBracket: act.bracket,
    });
    this.text = element("p", { class: "fol-text" });
    const map = element("figure", { class: "fol-pooled" }, element("figcaption", {}, words.pooled), this.grid.element);
    const cells = element("div", {}, element("p", { class: "ir-muted" }, words.pool_cells), this.table.element);
    this.element = element("div", { class: "fol-pooling" }, cells, map, element("div", {}, this.text, this.terms.element));
  }

  draw(model, { filter, place, journey, theme }) {
    const { pool, verdict } = journey;
    this.#map(model, filter, theme);
    if (!pool || !verdict) return this.text.replaceChildren(...rich(this.words.not_pooled));
    const { activations } = scalesOf(theme);
    const power = model.options.colours.strength_power;
    const told = {};
    pool.cells.forEach((cell, i) => {
      const text = cell.value === null ? this.words.outside : number(cell.value, DIGITS);
      this.table.set(i, text, colourOf(cell.value ?? 0, model.layerRange, activations, power), !cell.inside);
      const won = cell.row === verdict.winner.row && cell.column === verdict.winner.column;
      this.table.cells[i].classList.toggle("fol-won", won);
      const ours = cell.row === place.row && cell.column === place.column;
      this.table.cells[i].classList.toggle("fol-ours", ours && !won);
      told[`cell${i}`] = [text, fill(this.words[ours ? "place_ours" : "place"], cell)];
    });
    this.terms.draw({ ...told, most: [number(verdict.value, DIGITS), this.words.passes] });
    this.grid.mark({ windows: [{ row: pool.row, column: pool.column, height: 1, width: 1 }] });
    this.grid.setCursor(pool);
    this.text.replaceChildren(...rich(fill(this.words.pool_text, { count: pool.cells.length, ...verdict.winner, to_row: pool.row, to_column: pool.column })));
  }

  destroy() {
    this.grid.destroy();
  }

  #map(model, filter, theme) {
    const { values } = model.map(filter).pooled;
    if (values === this.values && theme === this.theme) return;
    Object.assign(this, { values, theme });
    const { colours } = model.options;
    this.grid.paint(paint(values, model.layerRange, scalesOf(theme).activations, colours.strength_power));
    this.grid.setTheme(theme, colours.out_of_play);
  }
}
