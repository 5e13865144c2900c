/** All filters at one moment, as the colours of their weights on one scale, each with its norm. */

import { element, rich, setText } from "../lib/dom.js";
import { fill, number } from "../lib/format.js";
import { stepIn } from "../lib/tiles.js";

export class Filters {
  constructor({ reel, words, act }) {
    Object.assign(this, { words, act, film: reel.place });
    this.tiles = Array.from({ length: reel.filters }, (_, index) => this.#tile(reel, index));
    this.sheet = element("div", { class: "fi-filters", role: "radiogroup", "aria-label": words.filters_label }, ...this.tiles);
    this.sheet.addEventListener("keydown", (event) => this.#key(event));
    const head = element("p", { class: "ir-head" }, ...rich(fill(words.filters, { count: reel.filters })), " ", words.filters_about);
    this.ends = [element("span", { class: "ir-number" }), element("span", { class: "ir-number" })];
    const ramp = element("span", { class: "ir-ramp" }, this.ends[0], element("i", { class: "fi-greys", "aria-hidden": "true" }), this.ends[1]);
    this.element = element("section", { class: "fi-part" }, head, this.sheet, element("p", { class: "fi-scale" }, ramp, " ", element("span", { class: "ir-muted" }, words.filter_norms)));
    this.#choose(0);
  }

  draw(model, { reel, moment }) {
    if (reel === this.reel && moment === this.moment && model.range === this.range) return;
    Object.assign(this, { reel, moment, range: model.range });
    const norms = reel.row("filter_norms", moment);
    this.tiles.forEach((tile, index) => {
      const [canvas, norm] = tile.children;
      const pixels = paintWeights(reel.filter(index, moment), reel.channels, model.range);
      canvas.getContext("2d").putImageData(new ImageData(pixels, reel.columns, reel.rows), 0, 0);
      setText(norm, number(norms[index], 2));
      tile.setAttribute("aria-label", fill(this.words.filter_name, { filter: index, norm: number(norms[index], 2) }));
    });
    setText(this.ends[0], number(-model.range, 2));
    setText(this.ends[1], number(model.range, 2));
  }

  #tile(reel, index) {
    const over = (on) => () => this.act.over(on ? { kind: "filter", film: this.film, index } : null);
    const canvas = element("canvas", { width: reel.columns, height: reel.rows, "aria-hidden": "true" });
    const attributes = { class: "fi-filter", role: "radio", type: "button", tabindex: "-1", "aria-checked": "false" };
    const listen = { onpointerenter: over(true), onpointerleave: over(false), onfocus: over(true), onblur: over(false), onclick: () => this.#choose(index) };
    return element("button", { ...attributes, ...listen }, canvas, element("small", { class: "ir-number" }));
  }

  #choose(index) {
    this.tiles[this.chosen ?? 0].setAttribute("aria-checked", "false");
    this.tiles[this.chosen ?? 0].setAttribute("tabindex", "-1");
    this.chosen = index;
    this.tiles[index].setAttribute("aria-checked", "true");
    this.tiles[index].setAttribute("tabindex", "0");
  }

  #key(event) {
    const to = stepIn(event.key, this.chosen, this.tiles.length);
    if (to === null) return;
    event.preventDefault();
    event.stopPropagation();
    this.#choose(to);
    this.tiles[to].focus();
  }
}

/** Weights as colours: mid grey is 0, `range` is full; three channels as RGB, else their mean as grey. */
export function paintWeights(weights, channels, range) {
  const cells = weights.length / channels;
  const pixels = new Uint8ClampedArray(cells * 4);
  for (let i = 0; i < cells; i++) {
    const here = weights.subarray(i * channels, (i + 1) * channels);
    const grey = here.reduce((sum, weight) => sum + weight, 0) / channels;
    for (let c = 0; c < 3; c++) pixels[4 * i + c] = 127.5 + 127.5 * ((channels === 3 ? here[c] : grey) / (range || 1));
    pixels[4 * i + 3] = 255;
  }
  return pixels;
}
