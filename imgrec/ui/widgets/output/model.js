/** The numbers behind the view: for each class the sum that makes its logit. */

import { clamp } from "../lib/cells.js";
import { layerRange } from "../lib/scales.js";
import { channel } from "../lib/tensors.js";
import { layoutOf, sumOf } from "../lib/sums.js";

export class Model {
  constructor({ tensors, options }) {
    Object.assign(this, { tensors, options });
    this.inputs = tensors.inputs.data;
    this.units = this.inputs.length;
    this.layout = layoutOf(this.units);
    this.names = options.class_names;
    this.made = this.names.map((_, k) => this.#make(k));
    this.logits = this.made.map((sum) => sum.total);
    const all = this.made.flatMap((sum) => Array.from(sum.products));
    this.ranges = { layer: layerRange(all, options.colours.range_percentile) };
    this.farthest = Math.max(...this.logits.map(Math.abs));
  }

  fits({ tensors, options }) {
    const of = (t, o) => `${t.kernel.shape} ${o.class_names} ${o.code.keras}`;
    return of(tensors, options) === of(this.tensors, this.options);
  }

  /** The first of the largest. */
  get winner() {
    return this.logits.indexOf(Math.max(...this.logits));
  }

  range(k, span) {
    if (span === "layer") return this.ranges.layer;
    return layerRange(this.made[k].products, this.options.colours.range_percentile);
  }

  unitAt({ row, column }) {
    return clamp(row * this.layout.columns + column, 0, this.units - 1);
  }

  placeOf(unit) {
    return { row: Math.floor(unit / this.layout.columns), column: unit % this.layout.columns };
  }

  #make(k) {
    const weights = channel(this.tensors.kernel, k);
    return { ...sumOf(this.inputs, weights, this.tensors.bias.data[k]), weights };
  }
}
