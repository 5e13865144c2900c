/** All pictures that can be the second one, small. */

import { element } from "../lib/dom.js";
import { paintPicture } from "../lib/picture.js";
import { Tiles } from "../lib/tiles.js";

export class Picker {
  constructor({ model, words, act }) {
    const { offers } = model.options;
    const [count, rows, columns, channels] = model.tensors.thumbnails.shape;
    this.size = rows * columns * channels;
    this.tiles = new Tiles({
      count,
      size: [rows, columns],
      label: words.choose_second,
      name: (index) => offers[index].name,
      onChoose: (index) => act.second(index),
    });
    this.shape = [rows, columns, channels];
    this.element = element("div", { class: "com-picker", "data-part": "second" }, element("p", { class: "com-head" }, words.choose_second), this.tiles.element);
  }

  draw(model) {
    if (model === this.model) return;
    this.model = model;
    const { offers, second } = model.options;
    const { data } = model.tensors.thumbnails;
    offers.forEach(({ name }, i) => {
      this.tiles.paint(i, paintPicture({ data: data.subarray(i * this.size, (i + 1) * this.size), shape: this.shape }));
      this.tiles.rename(i, name);
    });
    this.tiles.choose(Math.max(offers.findIndex(({ id }) => id === second), 0));
  }
}
