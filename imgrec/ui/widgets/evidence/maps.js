/** One map: over the photo, or a cell for each filter or unit. Two of them stand side by side. */

import { element } from "../lib/dom.js";
import { fill } from "../lib/format.js";
import { PixelGrid } from "../lib/grid.js";
import { paint, scalesOf } from "../lib/scales.js";
import { layoutOf } from "../lib/sums.js";
import { boxOfCell, cellAt } from "./blocks.js";
import { greyOf, paintOver } from "./overlay.js";

export class EvidenceMap {
  /** @param {{model: any, words: any, act: any, caption: string, describe: (cell: number) => string}} given */
  constructor({ model, words, act, caption, describe }) {
    Object.assign(this, { act, describe, size: [model.rows, model.columns] });
    const label = (kind, count) => fill(words[`${kind}_label`], { count });
    this.grids = {
      photo: this.#grid({ rows: model.rows, columns: model.columns, label: words.map_label }),
      filters: this.#grid({ ...layoutOf(model.filters), label: label("filters", model.filters) }),
      units: this.#grid({ ...layoutOf(model.units), label: label("units", model.units) }),
    };
    const grids = Object.values(this.grids).map((grid) => grid.element);
    this.caption = element("figcaption", {}, caption);
    this.element = element("figure", { class: "ev-map" }, this.caption, ...grids);
  }

  draw(model, { found, cell, theme, under, active, captioned }) {
    this.found = found;
    this.caption.hidden = !captioned;
    for (const [kind, grid] of Object.entries(this.grids)) grid.element.hidden = kind !== found.kind;
    const grid = this.grids[found.kind];
    const drawn = [found, theme, under];
    if (drawn.some((part, i) => part !== this.drawn?.[i])) this.#paint(grid, model, { found, theme, under });
    this.drawn = drawn;
    const place = { row: Math.floor(cell / found.columns), column: cell % found.columns };
    const box = found.kind === "photo" ? boxOfCell(found, place, this.size) : { ...place, height: 1, width: 1 };
    grid.step = found.kind === "photo" ? [found.rowStarts[1] ?? 1, found.columnStarts[1] ?? 1] : [1, 1];
    grid.mark({ windows: [box], dim: active });
    grid.setCursor({ row: box.row, column: box.column });
  }

  get all() {
    return Object.values(this.grids);
  }

  #grid(given) {
    return new PixelGrid({
      ...given,
      describe: (place) => (this.found ? this.describe(this.#cell(place)) : ""),
      onHover: (place) => this.act.hover(place && this.#cell(place)),
      onPick: (place) => this.act.pin(this.#cell(place)),
      onBracket: (step) => this.act.turnClass(step),
    });
  }

  #cell({ row, column }) {
    const { kind, rowStarts, columnStarts, columns, values } = this.found;
    if (kind === "photo") return cellAt(rowStarts, row) * columns + cellAt(columnStarts, column);
    return Math.min(row * columns + column, values.length - 1);
  }

  #paint(grid, model, { found, theme, under }) {
    const { strength_power: power, out_of_play: outOfPlay } = model.options.colours;
    const scale = scalesOf(theme).values;
    grid.setTheme(theme, outOfPlay);
    if (found.kind === "photo") {
      const grey = under ? greyOf(model.tensors.image) : null;
      grid.paint(paintOver(found, grey, this.size, { scale, power }));
      return;
    }
    const cells = new Float64Array(found.rows * found.columns);
    cells.set(found.values);
    grid.paint(paint(cells, found.range, scale, power));
  }
}
