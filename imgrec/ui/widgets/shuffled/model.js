/** The line in another order, the weights in their own or in the same, and the answers to each. */

import { layerRange } from "../lib/scales.js";

export const ORDERS = ["nothing", "line", "weights", "both"];

export class Model {
  constructor({ tensors, options }) {
    Object.assign(this, { tensors, options, seed: options.seed });
    this.line = tensors.flatten.data;
    this.order = tensors.order.data;
    this.count = this.line.length;
    this.shuffled = Float32Array.from(this.order, (from) => this.line[from]);
    this.placeOf = new Int32Array(this.count);
    this.order.forEach((from, place) => (this.placeOf[from] = place));
    this.range = layerRange(this.line, options.colours.range_percentile);
    this.least = this.line.reduce((least, value) => Math.min(least, value), 0);
  }

  /** The index of the largest number. */
  liveliest() {
    return this.line.indexOf(this.line.reduce((most, value) => Math.max(most, value), -Infinity));
  }

  /** Which of the four orders two switches make. */
  kind({ line, weights }) {
    return ORDERS[(line ? 1 : 0) + (weights ? 2 : 0)];
  }

  /** What the dense layer receives. */
  received({ line }) {
    return line ? this.shuffled : this.line;
  }

  /** The index in the true line of the number at a place, and of the number its weights were learnt for. */
  at(place, { line, weights }) {
    return { number: line ? this.order[place] : place, weights: weights ? this.order[place] : place };
  }

  /** How many numbers meet the weights that were learnt for them. */
  together(switches) {
    if (Boolean(switches.line) === Boolean(switches.weights)) return this.count;
    return this.order.reduce((count, from, place) => count + (from === place ? 1 : 0), 0);
  }

  /** @returns {Float32Array} (classes) */
  answer(switches) {
    const classes = this.options.class_names.length;
    const from = ORDERS.indexOf(this.kind(switches)) * classes;
    return this.tensors.probabilities.data.subarray(from, from + classes);
  }
}
