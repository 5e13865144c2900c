/** One picture: itself, the chosen filter's map, the pooled map, and the units, with the shared cursor. */

import { inputAt, outputAt, windowBox } from "../convolution/places.js";
import { element, rich, setText } from "../lib/dom.js";
import { fill, number, percent } from "../lib/format.js";
import { PixelGrid } from "../lib/grid.js";
import { paintPicture } from "../lib/picture.js";
import { paint, scalesOf } from "../lib/scales.js";

const DIGITS = 3;

export class Grids {
  constructor({ model, words, act, index }) {
    Object.assign(this, { model, words, index });
    const side = words[index ? "second" : "first"];
    const { geo, pool } = model;
    const grid = (name, given) => new PixelGrid({ label: fill(words[`label_${name}`], { side }), onBracket: act.bracket, ...given });
    const moves = (toPlace) => ({ onHover: (cell) => act.hover(cell && { place: toPlace(cell) }), onPick: (cell) => act.pin({ place: toPlace(cell) }) });
    const valued = (read) => (cell) => fill(words.cell, { ...cell, value: number(read(this.#side(), cell) ?? 0, DIGITS) });
    this.picture = grid("picture", {
      rows: geo.input[0], columns: geo.input[1], ring: geo, step: geo.strides,
      describe: (cell) => fill(words.place, cell), ...moves((cell) => outputAt(geo, cell)),
    });
    this.map = grid("map", {
      rows: geo.rows, columns: geo.columns, ...moves((cell) => cell),
      describe: valued((one, cell) => one.map(this.filter ?? 0).after[one.positionOf(cell)]),
    });
    this.pooled = grid("pooled", {
      rows: pool.rows, columns: pool.columns, ...moves((cell) => model.placeUnder(cell)),
      describe: valued((one, { row, column }) => one.map(this.filter ?? 0).pooled.values[row * pool.columns + column]),
    });
    const unitAt = ({ row, column }) => Math.min(row * model.unitColumns + column, model.units - 1);
    this.units = grid("units", {
      rows: model.unitRows, columns: model.unitColumns, onBracket: (by) => act.turn(by),
      describe: (cell) => fill(words.unit_cell, { unit: unitAt(cell), value: number(this.#side().units[unitAt(cell)], DIGITS) }),
      onHover: (cell) => act.hover(cell && { unit: unitAt(cell) }),
      onPick: (cell) => act.pin({ unit: unitAt(cell) }),
    });
    this.all = [this.picture, this.map, this.pooled, this.units];
    this.head = element("p", { class: "com-head" });
    this.captions = this.all.map(() => element("figcaption", { class: "ir-muted" }));
    const figures = this.all.map((one, i) => element("figure", { class: i === 3 ? "com-units" : "" }, one.element, this.captions[i]));
    this.maps = element("div", { class: "com-maps" }, ...figures.slice(0, 3));
    this.unitsFigure = figures[3];
  }

  draw(model, seen) {
    this.model = model;
    const side = this.#side();
    const changed = side !== this.side || seen.filter !== this.filter || seen.theme !== this.theme;
    Object.assign(this, { side, filter: seen.filter, theme: seen.theme });
    if (changed) this.#paint(model, side, seen);
    this.#mark(model, seen);
  }

  #side() {
    return this.model.sides[this.index];
  }

  #paint(model, side, { filter, theme }) {
    const { words } = this;
    const { activations } = scalesOf(theme);
    const { strength_power: power, out_of_play: outOfPlay } = model.options.colours;
    const { after, pooled } = side.map(filter);
    for (const grid of this.all) grid.setTheme(theme, outOfPlay);
    this.picture.paint(paintPicture(side.tensors.image));
    this.map.paint(paint(after, model.mapRange, activations, power));
    this.pooled.paint(paint(pooled.values, model.mapRange, activations, power));
    const sheet = new Uint8ClampedArray(model.unitRows * model.unitColumns * 4);
    sheet.set(paint(side.units, model.unitRange, activations, power));
    this.units.paint(sheet);
    const titles = [words.picture, fill(words.the_map, { filter }), words.the_pooled, fill(words.units, { count: model.units })];
    this.captions.forEach((caption, i) => setText(caption, titles[i]));
    const told = { name: model.names[this.index], winner: model.options.class_names[side.winner], share: percent(side.probabilities[side.winner]) };
    this.head.replaceChildren(...rich(fill(words.says, told)));
  }

  #mark(model, { place, unit, active }) {
    const one = (cell) => ({ ...cell, height: 1, width: 1 });
    const pooled = model.pooledOver(place);
    const cell = { row: Math.floor(unit / model.unitColumns), column: unit % model.unitColumns };
    this.picture.mark({ windows: [windowBox(model.geo, place)], dim: active });
    this.picture.setCursor(inputAt(model.geo, place));
    this.map.mark({ windows: [one(place)], dim: active });
    this.map.setCursor(place);
    this.pooled.mark({ windows: pooled ? [one(pooled)] : [], dim: active });
    if (pooled) this.pooled.setCursor(pooled);
    this.units.mark({ windows: [one(cell)], dim: active });
    this.units.setCursor(cell);
  }
}
