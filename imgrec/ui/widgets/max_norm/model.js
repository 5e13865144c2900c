/** What a limit on every unit's weights does: to the norms, and exactly, to the answer for this picture. */

import { ACTIVATIONS, dense, softmax } from "../lib/by_hand.js";

const EPSILON = 1e-7; // Keras's: it keeps the division by a norm of 0 from failing

export class Model {
  constructor({ tensors, options }) {
    Object.assign(this, { tensors, options, names: options.class_names });
    this.norms = tensors.norms.data;
    this.order = [...this.norms.keys()].sort((a, b) => this.norms[b] - this.norms[a] || a - b);
    this.longest = this.norms[this.order[0]];
    this.top = Math.max(this.longest, options.max_value ?? 0) * 1.06;
    this.learned = this.answer(Infinity);
  }

  /** How much of a unit's weights a limit leaves. Reference: `keras.constraints.MaxNorm`. */
  factor(unit, limit) {
    const norm = this.norms[unit];
    return norm <= limit ? 1 : limit / (EPSILON + norm);
  }

  /** A unit's sum under a limit: its weights shrink and so does their part of it; the bias stays. */
  sum(unit, limit) {
    const bias = this.tensors.bias.data[unit];
    return (this.tensors.dense_sum.data[unit] - bias) * this.factor(unit, limit) + bias;
  }

  /** The probabilities under a limit. */
  answer(limit) {
    const activation = ACTIVATIONS[this.options.activation];
    const units = Float64Array.from(this.norms, (_, unit) => activation(this.sum(unit, limit)));
    const { output_kernel: kernel, output_bias: bias } = this.tensors;
    return softmax(dense(units, kernel.data, bias.data));
  }

  /** How many units a limit shortens. */
  shortened(limit) {
    return this.norms.filter((norm) => norm > limit).length;
  }
}
