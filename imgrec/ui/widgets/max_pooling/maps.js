/** The map before pooling with its winners, and the pooled map, both with the window's place. */

import { element, setText } from "../lib/dom.js";
import { fill, number } from "../lib/format.js";
import { PixelGrid } from "../lib/grid.js";
import { paint, scalesOf } from "../lib/scales.js";
import { WinnersOverlay } from "./winners_overlay.js";

export class Maps {
  constructor({ model, words, act }) {
    Object.assign(this, { words, model });
    const { geo, rows, columns } = model;
    const value = (values, at) => (values ? number(values[at], 4) : "");
    this.before = new PixelGrid({
      rows, columns, ring: geo, label: words.before_label, step: geo.strides,
      onHover: (cell) => act.hover(cell && this.model.placeOfCell(cell), cell),
      onPick: (cell) => act.pin(this.model.placeOfCell(cell)),
      onBracket: act.bracket,
      describe: (cell) => fill(words.cell, { ...cell, value: value(this.drawn?.before, cell.row * columns + cell.column) }),
    });
    this.after = new PixelGrid({
      rows: geo.rows, columns: geo.columns, label: words.after_label,
      onHover: (cell) => act.hover(cell, null), onPick: act.pin, onBracket: act.bracket,
      describe: (cell) => fill(words.cell, { ...cell, value: value(this.drawn?.after, cell.row * geo.columns + cell.column) }),
    });
    this.overlay = new WinnersOverlay(this.before);
    this.captions = [element("figcaption"), element("figcaption")];
    const figure = (grid, head, caption) =>
      element("figure", { class: "ir-figure" }, element("p", { class: "ir-above" }, element("b", {}, head)), grid.element, caption);
    this.elements = [
      figure(this.before, fill(words.before, { rows, columns }), this.captions[0]),
      figure(this.after, fill(words.after, { rows: geo.rows, columns: geo.columns }), this.captions[1]),
    ];
  }

  get grids() {
    return [this.before, this.after, this.overlay];
  }

  draw({ model, map, place, active, range: span, winners, theme }) {
    this.model = model;
    const range = model.range(map, span);
    const seen = [model.map(map), model.pooled(map), range, theme];
    if (!this.seen?.every((part, i) => part === seen[i])) this.#paint(model, map, range, theme);
    this.seen = seen;
    this.overlay.draw(winners ? model.pooled(map).fate : new Uint8Array(0), theme);
    const box = model.box(place);
    this.before.mark({ windows: [box], dim: active });
    this.before.setCursor({ row: Math.max(box.row, 0), column: Math.max(box.column, 0) });
    this.after.mark({ windows: [{ ...place, height: 1, width: 1 }], dim: active });
    this.after.setCursor(place);
  }

  #paint(model, map, range, theme) {
    const { out_of_play: outOfPlay, strength_power: power } = model.options.colours;
    const { counts, values } = model.pooled(map);
    const { values: scale } = scalesOf(theme);
    this.drawn = { before: model.map(map), after: values };
    for (const grid of [this.before, this.after]) grid.setTheme(theme, outOfPlay);
    this.before.paint(paint(model.map(map), range, scale, power));
    this.after.paint(paint(values, range, scale, power));
    const told = {
      won: number(counts.won, 0), all: number(model.map(map).length, 0), ties: number(counts.ties, 0),
      zero_ties: number(counts.zeroTies, 0), lost: number(counts.largestLost, 4), largest: number(counts.largest, 4),
    };
    const lost = Number.isFinite(counts.largestLost) ? this.words.counts_lost : "";
    setText(this.captions[0], fill(`${this.words.counts} ${lost}`, told));
    setText(this.captions[1], fill(this.words.ties_counted, told));
  }
}
