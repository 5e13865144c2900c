/** The block before it is flattened: all maps as a sheet, the chosen one large. */

import { element, setText } from "../lib/dom.js";
import { fill, number } from "../lib/format.js";
import { PixelGrid } from "../lib/grid.js";
import { paint, scalesOf } from "../lib/scales.js";
import { Tiles } from "../lib/tiles.js";

export class Block {
  constructor({ model, words, act }) {
    Object.assign(this, { words, model });
    const { rows, columns, maps: count } = model;
    this.tiles = new Tiles({
      count, size: [rows, columns], label: words.sheet, onChoose: act.map, name: (map) => fill(words.map, { map }),
    });
    this.grid = new PixelGrid({
      rows, columns, label: words.grid, onBracket: act.bracket,
      onHover: (cell) => act.hover(cell && this.#index(cell)),
      onPick: (cell) => act.pin(this.#index(cell)),
      describe: (cell) => this.#describe(cell),
    });
    this.head = element("b");
    const large = element("figure", { class: "ir-figure flat-map" }, element("p", { class: "ir-above" }, this.head), this.grid.element);
    const sheet = element("div", { class: "flat-sheet" }, element("p", { class: "ir-figure" }, fill(words.block, { rows, columns, maps: count })), this.tiles.element);
    this.element = element("div", { class: "flat-block" }, sheet, large);
  }

  draw({ model, theme, place, active }) {
    this.model = model;
    this.map = place.map;
    if (this.sheet !== model || this.theme !== theme) this.#paintSheet(model, theme);
    if (this.large !== model || this.shown !== place.map || this.theme !== theme) this.#paintLarge(model, place.map, theme);
    Object.assign(this, { sheet: model, large: model, theme, shown: place.map });
    if (this.tiles.chosen !== place.map) this.tiles.choose(place.map);
    this.grid.mark({ windows: [{ row: place.row, column: place.column, height: 1, width: 1 }], dim: active });
    this.grid.setCursor({ row: place.row, column: place.column });
  }

  #index(cell) {
    return this.model.indexOf({ ...cell, map: this.map });
  }

  #describe(cell) {
    const index = this.model.indexOf({ ...cell, map: this.map ?? 0 });
    return fill(this.words.cell, { ...cell, index: number(index, 0), value: number(this.model.line[index], 4) });
  }

  #paintSheet(model, theme) {
    for (let m = 0; m < model.maps; m++) this.tiles.paint(m, this.#colours(model, m, theme));
  }

  #paintLarge(model, map, theme) {
    setText(this.head, fill(this.words.map, { map }));
    this.grid.setTheme(theme, model.options.colours.out_of_play);
    this.grid.paint(this.#colours(model, map, theme));
  }

  #colours(model, map, theme) {
    return paint(model.map(map), model.range, scalesOf(theme).values, model.options.colours.strength_power);
  }
}
