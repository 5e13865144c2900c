/** The picture and the chosen filter's map, on which the pixel is chosen. */

import { inputAt, outputAt, windowBox } from "../convolution/places.js";
import { element, rich } from "../lib/dom.js";
import { fill, number } from "../lib/format.js";
import { PixelGrid } from "../lib/grid.js";
import { paintPicture } from "../lib/picture.js";
import { paint, scalesOf } from "../lib/scales.js";

const DIGITS = 4;

export class Chooser {
  constructor({ model, words, act }) {
    Object.assign(this, { model, words });
    const [rows, columns] = model.geo.input;
    this.picture = new PixelGrid({
      rows, columns, label: words.picture_label_all, ring: model.geo, step: model.geo.strides,
      describe: (cell) => fill(words.place, cell),
      onHover: (cell) => act.hover(cell && outputAt(model.geo, cell)),
      onPick: (cell) => act.pin(outputAt(model.geo, cell)),
      onBracket: act.bracket,
    });
    this.map = new PixelGrid({
      rows: model.geo.rows, columns: model.geo.columns, label: words.map_label,
      describe: (cell) => fill(words.cell, { ...cell, value: number(this.values?.[this.model.positionOf(cell)] ?? 0, DIGITS) }),
      onHover: act.hover, onPick: act.pin, onBracket: act.bracket,
    });
    this.count = element("figcaption", { class: "ir-muted" });
    this.range = element("figcaption", { class: "ir-muted" });
    const figure = (title, grid, ...more) => element("figure", {}, element("figcaption", {}, title), grid.element, ...more);
    this.element = element(
      "div",
      { class: "fol-chooser" },
      figure(words.your_picture, this.picture),
      figure(words.choose_pixel, this.map, this.range, this.count),
    );
  }

  draw(model, seen) {
    this.model = model;
    const { filter, shown, theme, active } = seen;
    if (model.tensors.image !== this.image || theme !== this.theme) this.#picture(model, theme);
    const { after } = model.map(filter);
    if (after !== this.values || theme !== this.theme) this.#map(model, filter, after, theme);
    this.theme = theme;
    this.picture.mark({ windows: [windowBox(model.geo, shown)], dim: active });
    this.picture.setCursor(inputAt(model.geo, shown));
    const pool = seen.hovered.pool;
    const cells = pool?.cells.filter((cell) => cell.inside) ?? [];
    const box = { row: cells[0]?.row, column: cells[0]?.column, height: model.pool.window[0], width: model.pool.window[1], faint: true };
    this.map.mark({ windows: [...(pool ? [box] : []), { ...shown, height: 1, width: 1 }], dim: active });
    this.map.setCursor(shown);
  }

  destroy() {
    this.picture.destroy();
    this.map.destroy();
  }

  #picture(model, theme) {
    this.image = model.tensors.image;
    this.picture.paint(paintPicture(this.image));
    this.picture.setTheme(theme, model.options.colours.out_of_play);
  }

  #map(model, filter, after, theme) {
    this.values = after;
    const { colours } = model.options;
    this.map.paint(paint(after, model.layerRange, scalesOf(theme).activations, colours.strength_power));
    this.map.setTheme(theme, colours.out_of_play);
    const told = { filter, count: model.arrivals(filter).length, all: number(after.length, 0), range: number(model.layerRange, 2) };
    this.count.replaceChildren(...rich(fill(this.words.arrive, told)));
    this.range.replaceChildren(...rich(fill(this.words.full_colour, told)));
  }
}
