/** The picture and a pooled map, as they are and after the push, and the cells that have changed. */

import { element, setText } from "../lib/dom.js";
import { fill, number } from "../lib/format.js";
import { PixelGrid } from "../lib/grid.js";
import { paint, paintGrey, rgb, scalesOf } from "../lib/scales.js";
import { differences } from "./model.js";

const KINDS = ["before", "after", "changed"];

export class Pictures {
  constructor({ model, words, act }) {
    this.words = words;
    const { rows, columns } = model.pool;
    this.images = KINDS.slice(0, 2).map(() => element("canvas", { class: "push-picture", role: "img", width: model.columns, height: model.rows }));
    this.images.forEach((image, i) => image.setAttribute("aria-label", words[`picture_${KINDS[i]}`]));
    this.grids = KINDS.map((kind) => new PixelGrid({
      rows, columns, label: words[`${kind}_label`], onHover: act.hover, onPick: act.pin, onBracket: act.bracket,
      describe: (cell) => this.#describe(cell, columns),
    }));
    this.captions = KINDS.map(() => element("figcaption"));
    const above = (text) => element("p", { class: "ir-above" }, element("b", {}, text));
    const figure = (...children) => element("figure", { class: "ir-figure" }, ...children);
    this.element = element(
      "div", { class: "push-stage" },
      ...this.images.map((image, i) => figure(above(words[`picture_${KINDS[i]}`]), image)),
      ...this.grids.map((grid, i) => figure(above(words[KINDS[i]]), grid.element, this.captions[i])),
    );
  }

  draw(seen) {
    const { model, push, map, place, active, theme } = seen;
    const shown = [model, model.indexOf(push), map, theme];
    if (!this.shown?.every((part, i) => part === shown[i])) this.#paint(seen);
    this.shown = shown;
    for (const grid of this.grids) {
      grid.mark({ windows: [{ ...place, height: 1, width: 1 }], dim: active });
      grid.setCursor(place);
    }
  }

  #describe(cell, columns) {
    if (!this.pooled) return "";
    const [before, after] = this.pooled.map((map) => number(map[cell.row * columns + cell.column], 4));
    return fill(this.words.cell, { ...cell, before, after });
  }

  #paint({ model, push, map, theme }) {
    const [here, pushed] = [model.here, model.carried(push)];
    const { out_of_play: outOfPlay, strength_power: power } = model.options.colours;
    this.pooled = [here.pooled[map], pushed.pooled[map]];
    [here, pushed].forEach(({ image }, i) => this.#picture(this.images[i], image, model));
    for (const grid of this.grids) grid.setTheme(theme, outOfPlay);
    const { values } = scalesOf(theme);
    this.pooled.forEach((pooled, i) => this.grids[i].paint(paint(pooled, model.range, values, power)));
    this.grids[2].paint(paintChanged(...this.pooled, theme));
    const differing = differences(...this.pooled);
    const told = { map, changed: number(differing, 0), of: number(this.pooled[0].length, 0) };
    KINDS.forEach((kind, i) => setText(this.captions[i], fill(this.words[`${kind}_caption`], told)));
  }

  #picture(canvas, image, { rows, columns, channels }) {
    const pixels = channels === 3 ? new Uint8ClampedArray(4 * rows * columns) : paintGrey(image);
    if (channels === 3) {
      for (let i = 0; i < rows * columns; i++) {
        for (let c = 0; c < 3; c++) pixels[4 * i + c] = image[3 * i + c] * 255;
        pixels[4 * i + 3] = 255;
      }
    }
    canvas.getContext("2d").putImageData(new ImageData(pixels, columns, rows), 0, 0);
  }
}

/** Cells that changed in ink, those that did not in the card's colour. */
function paintChanged(before, after, theme) {
  const [ink, card] = [rgb(theme.muted), rgb(theme.card)];
  const pixels = new Uint8ClampedArray(before.length * 4);
  before.forEach((value, i) => {
    pixels.set([...(value === after[i] ? card : ink), 255], 4 * i);
  });
  return pixels;
}
