/** All filters as the colours they look for, and the chosen one large. */

import { element, rich, setText } from "../lib/dom.js";
import { fill } from "../lib/format.js";
import { paintFilter } from "../lib/scales.js";
import { Tiles } from "../lib/tiles.js";

export class FilterStrip {
  constructor({ model, words, act, links }) {
    this.words = words;
    const { filters: count, height, width } = model;
    const head = fill(words.head, { count });
    this.tiles = new Tiles({
      count,
      size: [height, width],
      label: head.replaceAll("**", ""),
      onChoose: act.choose,
      name: (index) => fill(words.filter, { filter: index }),
    });
    this.large = element("canvas", { width, height, "aria-hidden": "true" });
    this.name = element("figcaption", {});
    this.element = element(
      "div",
      { class: "conv-filters" },
      element("figure", { class: "conv-large" }, this.large, this.name),
      element("div", { class: "conv-bar" }, element("p", { class: "conv-head" }, ...rich(head)), links),
      this.tiles.element,
    );
    this.drawn = [];
  }

  draw(model, { filter }) {
    for (let f = 0; f < model.filters; f++) this.#paint(model, f);
    if (this.tiles.chosen !== filter) this.tiles.choose(filter);
    const { kernel } = model.weights(filter);
    if (this.shown === kernel) return;
    this.shown = kernel;
    this.#paintLarge(model, kernel);
    setText(this.name, this.#name(model, filter));
  }

  #paint(model, f) {
    const { kernel } = model.weights(f);
    if (this.drawn[f] === kernel) return;
    this.drawn[f] = kernel;
    this.tiles.paint(f, paintFilter(kernel, model.channels));
    this.tiles.rename(f, this.#name(model, f));
  }

  #paintLarge(model, kernel) {
    const image = new ImageData(paintFilter(kernel, model.channels), model.width, model.height);
    this.large.getContext("2d").putImageData(image, 0, 0);
  }

  #name(model, f) {
    return fill(this.words[model.isEdited(f) ? "filter_edited" : "filter"], { filter: f });
  }
}
