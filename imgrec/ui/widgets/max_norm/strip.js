/** All units' norms as bars, the longest first, and the limit across them. */

import { element, rich } from "../lib/dom.js";
import { fill, number } from "../lib/format.js";
import { PixelGrid } from "../lib/grid.js";
import { colourOf, rgb, scalesOf } from "../lib/scales.js";

const HEIGHT = 300; // rows of the picture of bars
const LINE = 3;

export class Strip {
  constructor({ model, words, act, code }) {
    Object.assign(this, { model, words });
    this.grid = new PixelGrid({
      ...{ rows: HEIGHT, columns: model.norms.length, step: [HEIGHT, 1] },
      label: fill(words.strip_label, { count: model.norms.length }),
      onHover: (cell) => act.hover(cell && cell.column),
      onPick: ({ column }) => act.pin(column),
      describe: ({ column }) => this.#describe(column),
    });
    this.head = element("p", { class: "sum-head" });
    this.ends = element("p", { class: "norm-ends ir-muted" }, element("span"), element("span"));
    const top = element("div", { class: "sum-top" }, this.head, code.links);
    this.element = element("div", { class: "norm-strip" }, top, code.element, this.grid.element, this.ends);
  }

  draw(model, seen) {
    const { limit, theme, place } = seen;
    const drawn = [model, limit, theme];
    Object.assign(this, { model, limit });
    if (drawn.some((part, i) => part !== this.drawn?.[i])) this.#paint(model, limit, theme);
    this.drawn = drawn;
    this.grid.mark({ windows: [{ row: 0, height: HEIGHT, column: place, width: 1 }], dim: false });
    this.grid.setCursor({ row: 0, column: place });
  }

  destroy() {
    this.grid.destroy();
  }

  #describe(place) {
    const unit = this.model.order[place];
    return fill(this.words.bar, { unit, norm: number(this.model.norms[unit], 3) });
  }

  #paint(model, limit, theme) {
    const { out_of_play: outOfPlay, strength_power: power } = model.options.colours;
    const { weights } = scalesOf(theme);
    const full = colourOf(1, 1, weights, power);
    const cut = colourOf(0.3, 1, weights, power);
    this.grid.setTheme(theme, outOfPlay);
    this.grid.paint(bars(model, limit, { full, cut, card: rgb(theme.card), line: rgb(theme.accent) }));
    const norms = model.order.map((unit) => number(model.norms[unit], 3));
    const [left, right] = this.ends.children;
    left.textContent = fill(this.words.strip_left, { norm: norms[0] });
    right.textContent = fill(this.words.strip_right, { norm: norms.at(-1) });
    const told = { count: model.norms.length, limit: number(limit, 2), shortened: model.shortened(limit) };
    this.head.replaceChildren(...rich(fill(this.words.head, told)));
  }
}

/** RGBA: what a limit leaves in full colour, what it takes pale, the limit as a line. */
function bars(model, limit, { full, cut, card, line }) {
  const { order, norms, top } = model;
  const rowOf = (norm) => Math.round((1 - norm / top) * HEIGHT);
  const pixels = new Uint32Array(HEIGHT * order.length);
  const word = (colour) => new Uint32Array(Uint8Array.of(...colour, 255).buffer)[0];
  const [left, taken, none, mark] = [full, cut, card, line].map(word);
  const tops = order.map((unit) => rowOf(norms[unit]));
  const at = rowOf(limit);
  for (let row = 0, i = 0; row < HEIGHT; row++) {
    for (let column = 0; column < order.length; column++, i++) {
      const bar = row < tops[column] ? none : row < at ? taken : left;
      pixels[i] = row >= at && row < at + LINE ? mark : bar;
    }
  }
  return new Uint8ClampedArray(pixels.buffer);
}
