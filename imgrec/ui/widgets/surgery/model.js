/** The numbers behind the view: what each filter and unit gives, and the answer after a surgery. */

import * as by_hand from "../lib/by_hand.js";
import { layerRange } from "../lib/scales.js";
import { channel } from "../lib/tensors.js";
import { preset, PRESETS } from "../lib/presets.js";
import { replacementOf, toggled, UNTOUCHED } from "./state.js";

export class Model {
  constructor({ tensors, options }) {
    Object.assign(this, { tensors, options });
    const [height, width, channels, filters] = tensors.kernel.shape;
    const [units, classes] = tensors.output_kernel.shape;
    Object.assign(this, { height, width, channels, filters, units, classes });
    this.counts = { channels, filters, units };
    const { conv2d, max_pooling2d: pooling } = options;
    const settings = { ...conv2d, dilation: conv2d.dilation_rate };
    this.geo = by_hand.geometry(tensors.image.shape.slice(0, 2), [height, width], settings);
    this.pool = by_hand.geometry([this.geo.rows, this.geo.columns], pooling.pool_size, pooling);
    this.activation = by_hand.ACTIVATIONS[conv2d.activation];
    this.weightRange = layerRange(tensors.kernel.data, options.colours.range_percentile);
    this.untouched = by_hand.softmax(tensors.logits.data);
    this.winner = best(this.untouched);
    this.rows = new Map();
    this.answers = new WeakMap();
  }

  /** Whether other numbers fit into the view as it is built. */
  fits({ tensors, options }) {
    const shapes = (t) => JSON.stringify([t.image.shape, t.kernel.shape, t.output_kernel.shape]);
    const names = (o) => JSON.stringify([o.class_names, o.code]);
    return shapes(tensors) === shapes(this.tensors) && names(options) === names(this.options);
  }

  learned(f) {
    return { filter: f, kernel: channel(this.tensors.kernel, f), bias: this.tensors.bias.data[f] };
  }

  /** A filter's weights as they are now. */
  weights(surgery, f) {
    return replacementOf(surgery, f) ?? this.learned(f);
  }

  preset(f, name) {
    if (!PRESETS.includes(name)) return null;
    return { filter: f, kernel: preset(name, [this.height, this.width], this.channels), bias: 0, preset: name };
  }

  /** A filter's map after the activation, for what is left of the picture. */
  map(surgery, f) {
    const { kernel, bias } = this.weights(surgery, f);
    const image = this.#image(surgery.channels);
    return by_hand.featureMap(image, this.channels, kernel, bias, this.geo).map(this.activation);
  }

  /**
   * Logits, probabilities and units after a surgery; null until Python has sent what it takes.
   * @returns {{units: Float64Array, logits: Float64Array, probabilities: Float64Array} | null}
   */
  answer(surgery) {
    if (!this.answers.has(surgery)) this.answers.set(surgery, this.#answer(surgery));
    return this.answers.get(surgery);
  }

  /** The answer if one part more were off, or on again. */
  answerWith(surgery, part, index) {
    return this.#answer(toggled(surgery, part, index));
  }

  /** What a unit gives to the logit of a class, if it is on. */
  evidence(surgery, unit, index = this.winner) {
    const sums = this.answer(surgery)?.sums;
    if (!sums) return null;
    return this.#unit(sums[unit]) * this.tensors.output_kernel.data[unit * this.classes + index];
  }

  unit(surgery, unit) {
    const sums = this.answer(surgery)?.sums;
    return sums ? this.#unit(sums[unit]) : null;
  }

  /** By how much the winner's share would change with each of the filters toggled. */
  filterEffects(surgery) {
    const now = this.answer(surgery)?.probabilities[this.winner];
    return Array.from({ length: this.filters }, (_, f) => {
      const then = now === undefined ? null : this.answerWith(surgery, "filters", f);
      return then && then.probabilities[this.winner] - now;
    });
  }

  #answer(surgery) {
    if (!sameNumbers(surgery.channels, this.options.told.channels)) return null;
    const sums = Float64Array.from(this.tensors.dense_bias.data);
    for (let f = 0; f < this.filters; f++) {
      if (surgery.filters.includes(f)) continue;
      const row = this.#row(surgery, f);
      if (!row) return null;
      for (let unit = 0; unit < sums.length; unit++) sums[unit] += row[unit];
    }
    const units = sums.map((sum, unit) => (surgery.units.includes(unit) ? 0 : this.#unit(sum)));
    const { output_kernel: kernel, output_bias: bias } = this.tensors;
    const logits = by_hand.dense(units, kernel.data, bias.data);
    return { sums, units, logits, probabilities: by_hand.softmax(logits) };
  }

  #unit(sum) {
    return by_hand.ACTIVATIONS[this.options.dense_activation](sum);
  }

  /** A filter's share of each unit's sum; null when its weights are new and its reach is not here. */
  #row(surgery, f) {
    const replacement = replacementOf(surgery, f);
    if (!replacement) return this.#part("shares", f);
    const told = this.options.told.replaced.findIndex((one) => sameWeights(one, replacement));
    if (told >= 0) return this.#part("replaced_shares", told);
    if (this.rows.get(f)?.replacement === replacement) return this.rows.get(f).row;
    if (this.options.reach_of !== f) return null;
    const row = this.#reached(surgery, f);
    this.rows.set(f, { replacement, row });
    return row;
  }

  #reached(surgery, f) {
    const pooled = by_hand.maxPool(this.map(surgery, f), this.pool).values;
    return by_hand.dense(pooled, this.tensors.reach.data, new Float64Array(this.units));
  }

  #part(name, index) {
    return this.tensors[name].data.subarray(index * this.units, (index + 1) * this.units);
  }

  #image(off) {
    const { data } = this.tensors.image;
    return off.length ? data.map((value, i) => (off.includes(i % this.channels) ? 0 : value)) : data;
  }
}

/** The first of the largest. */
export function best(values) {
  return values.indexOf(Math.max(...values));
}

export function startOf(model) {
  const effects = model.filterEffects(UNTOUCHED).map((change) => change ?? 0);
  return effects.indexOf(Math.min(...effects)); // the filter that the answer needs most
}

function sameNumbers(one, other) {
  return one.length === other.length && one.every((value, i) => value === other[i]);
}

function sameWeights(told, { filter, kernel, bias }) {
  return told.filter === filter && told.bias === bias && sameNumbers(told.kernel, kernel);
}
