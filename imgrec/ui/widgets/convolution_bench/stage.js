/** The picture with the window on it, and the map that the window draws, in the same measure. */

import { inputAt, outputAt } from "../convolution/places.js";
import { element, setText } from "../lib/dom.js";
import { fill, number } from "../lib/format.js";
import { PixelGrid } from "../lib/grid.js";
import { paintPicture } from "../lib/picture.js";
import { paint, scalesOf } from "../lib/scales.js";
import { windowMarks } from "./marks.js";
import { kindOf } from "./sentence.js";

const SMALLEST = 0.24; // of the picture's width: a map of one number must still be hit by a finger

export class Stage {
  constructor({ model, words, act }) {
    this.words = words;
    const { geo } = model;
    this.picture = new PixelGrid({
      rows: geo.input[0], columns: geo.input[1], ring: geo, step: geo.strides, label: words.picture_label,
      onHover: (cell) => act.hover(cell && outputAt(geo, cell)), onPick: (cell) => act.pin(outputAt(geo, cell)),
      onBracket: act.bracket, describe: (cell) => fill(words.pixel, cell),
    });
    this.map = new PixelGrid({
      rows: geo.rows, columns: geo.columns, label: words.map_label,
      onHover: act.hover, onPick: act.pin, onBracket: act.bracket, describe: (cell) => this.#describe(cell),
    });
    this.grids = [this.picture, this.map];
    this.captions = [0, 1].map(() => element("figcaption", {}));
    const share = Math.max(geo.columns / this.picture.canvas.columns, SMALLEST);
    const box = element("div", { class: "bench-map", style: `width: ${100 * Math.min(share, 1)}%` }, this.map.element);
    const figure = (part, caption) => element("figure", { class: "ir-figure" }, part, caption);
    this.element = element(
      "div", { class: "bench-stage" }, figure(this.picture.element, this.captions[0]),
      element("span", { class: "bench-arrow", "aria-hidden": "true" }, "→"), figure(box, this.captions[1]),
    );
  }

  draw(seen) {
    const { model, map, place, active, theme, range } = seen;
    const same = this.seen && ["model", "map", "theme", "range"].every((name) => this.seen[name] === seen[name]);
    this.seen = seen;
    if (!same) this.#paint(model, map, theme, range);
    this.picture.mark({ windows: windowMarks(model.geo, place), dim: active });
    this.picture.setCursor(inputAt(model.geo, place));
    this.map.mark({ windows: [{ ...place, height: 1, width: 1 }] });
    this.map.setCursor(place);
  }

  #paint(model, f, theme, span) {
    const { strength_power: power, out_of_play: outOfPlay } = model.options.colours;
    const values = model.maps[f];
    for (const grid of this.grids) grid.setTheme(theme, outOfPlay);
    this.picture.paint(paintPicture(model.tensors.image));
    this.map.paint(paint(values, model.range(f, span), scalesOf(theme).values, power));
    const { geo, settings } = model;
    setText(this.captions[0], fill(this.words.picture_caption, { size: geo.input.join(" × "), zeros: geo.top + geo.bottom + geo.left + geo.right ? this.words.with_ring : "" }));
    const [least, most] = [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
    setText(this.captions[1], fill(this.words.map_caption, {
      map: f, kind: kindOf(model, f, this.words), size: `${geo.rows} × ${geo.columns}`, activation: settings.activation,
      least: number(least, 2), most: number(most, 2),
    }));
  }

  #describe(cell) {
    if (!this.seen) return "";
    const { model, map } = this.seen;
    return fill(this.words.cell, { ...cell, value: number(model.maps[map][model.positionOf(cell)] ?? 0, 4) });
  }
}
