/** Layers and the shapes of their weights -> how many parameters each has, and how that comes about. */

import { number } from "../lib/format.js";

/** @typedef {{name: string, shapes: number[][]}} Layer kernel first, then bias; none where it learns nothing */

export class Model {
  /** @param {Layer[]} layers */
  constructor(layers) {
    const size = (shape) => shape.reduce((product, side) => product * side, 1);
    this.layers = layers.map(({ name, shapes }) => {
      const count = shapes.reduce((sum, shape) => sum + size(shape), 0);
      return { name, shapes, count };
    });
    this.total = this.layers.reduce((sum, { count }) => sum + count, 0);
    this.learning = this.layers.map((_, i) => i).filter((i) => this.layers[i].count > 0);
    this.largest = this.learning.reduce((best, i) => (this.count(i) > this.count(best) ? i : best));
    this.others = this.learning.filter((i) => i !== this.largest);
    this.rest = this.others.reduce((sum, i) => sum + this.count(i), 0);
  }

  count(index) {
    return this.layers[index].count;
  }

  share(index) {
    return this.count(index) / this.total;
  }

  /** Such as "3 × 3 × 3 × 32 + 32". */
  written(index) {
    const product = (shape) => shape.map((side) => number(side, 0)).join(" × ");
    return this.layers[index].shapes.map(product).join(" + ");
  }
}
