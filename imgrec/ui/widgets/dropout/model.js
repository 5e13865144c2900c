/** The numbers behind the view: masks, what they leave, the answers they give. Knows no page. */

import { dense, softmax } from "../lib/by_hand.js";
import { randomNumbers } from "../lib/random.js";
import { layerRange } from "../lib/scales.js";

/** What `noise_shape` may be for (batch, units): null stands for the axis's own size. */
export const NOISE_SHAPES = [null, [null, 1], [1, null], [1, 1]];

/**
 * @typedef {object} Settings
 * @property {number} rate 0 to below 1
 * @property {number} noise index into NOISE_SHAPES
 * @property {number} seed
 * @property {number} draw how many batches of masks were drawn before this one
 * @property {boolean} training
 */

/** The factor of those that stay. */
export const scaleOf = (rate) => 1 / (1 - rate);

/** `inputs * mask / (1 - rate)`, as `imgrec.by_hand.dropout`. */
export function dropout(inputs, mask, rate) {
  const outputs = new Float64Array(inputs.length);
  const scale = scaleOf(rate);
  for (let i = 0; i < inputs.length; i++) {
    if (mask[i] || rate === 0) outputs[i] = inputs[i] * scale;
  }
  return outputs;
}

/** The masks of a whole batch, 1 = kept: (batch, units), row by row. */
export function masks(batch, units, { rate, noise, seed, draw }) {
  const [rows, columns] = NOISE_SHAPES[noise] ?? [null, null];
  const thrown = [rows ?? batch, columns ?? units];
  const throws = thrownOnce(thrown[0] * thrown[1], seed, draw);
  const kept = new Uint8Array(batch * units);
  for (let row = 0, i = 0; row < batch; row++) {
    const from = thrown[0] === 1 ? 0 : row * thrown[1];
    for (let unit = 0; unit < units; unit++, i++) {
      kept[i] = throws[from + (thrown[1] === 1 ? 0 : unit)] >= rate ? 1 : 0;
    }
  }
  return kept;
}

let last = { key: "", throws: new Float64Array() };

/** The same throws serve every rate: moving the slider throws no coin again. */
function thrownOnce(count, seed, draw) {
  const key = `${count} ${seed} ${draw}`;
  if (last.key !== key) last = { key, throws: randomNumbers(count, seed, draw) };
  return last.throws;
}

export class Model {
  constructor({ tensors, options }) {
    Object.assign(this, { tensors, options, units: tensors.dense.data, count: options.masks });
    this.columns = Math.min(2 ** Math.ceil(Math.log2(Math.sqrt(this.units.length))), this.units.length);
    this.rows = Math.ceil(this.units.length / this.columns);
    this.range = layerRange(this.units, options.colours.range_percentile);
    this.steady = this.answer(this.units);
    this.mean = mean(this.units);
  }

  /** Whether other numbers fit into the view as it is built. */
  fits({ tensors, options }) {
    const told = (o, t) => JSON.stringify([o.class_names, o.code, o.masks, o.rate, t.dense.shape]);
    return told(options, tensors) === told(this.options, this.tensors);
  }

  placeOf(unit) {
    return { row: Math.floor(unit / this.columns), column: unit % this.columns };
  }

  unitAt({ row, column }) {
    return Math.min(row * this.columns + column, this.units.length - 1);
  }

  /** What these units lead to: the logits and the probabilities of all classes. */
  answer(units) {
    const logits = dense(units, this.tensors.output_kernel.data, this.tensors.output_bias.data);
    return { logits, probabilities: softmax(logits) };
  }

  /** All masks of a draw, the answers they give, and the means they leave; kept for the last one. */
  batch(/** @type {Settings} */ settings) {
    const key = JSON.stringify(settings);
    if (this.known?.key !== key) this.known = { key, ...this.#batch(settings) };
    return this.known;
  }

  /** One mask of the batch, and all that it does. */
  one(settings, copy) {
    const { kept } = this.batch(settings);
    const mask = kept.subarray(copy * this.units.length, (copy + 1) * this.units.length);
    const after = settings.training ? dropout(this.units, mask, settings.rate) : this.units;
    const silenced = mask.reduce((count, one) => count + 1 - one, 0);
    const awake = mask.reduce((count, one, i) => count + (!one && this.units[i] > 0 ? 1 : 0), 0);
    return { mask, after, silenced, awake, mean: mean(after) };
  }

  #batch(settings) {
    const { units, count, steady } = this;
    const size = units.length;
    if (!settings.training) {
      const answers = Array(count).fill(steady);
      return { kept: new Uint8Array(count * size).fill(1), forgotten: this.mean, ...summary(answers) };
    }
    const kept = masks(count, size, settings);
    const rows = Array.from({ length: count }, (_, copy) => kept.subarray(copy * size, (copy + 1) * size));
    const after = rows.map((mask) => dropout(units, mask, settings.rate));
    const answers = after.map((one) => this.answer(one));
    const forgotten = mean(after.map(mean)) / scaleOf(settings.rate);
    return { kept, forgotten, ...summary(answers) };
  }
}

function summary(answers) {
  const [logits, probabilities] = ["logits", "probabilities"].map((kind) => spreadOf(answers.map((answer) => answer[kind])));
  return { logits, probabilities };
}

/** Of every class: the least, the most and the mean; and how often each of them wins. */
function spreadOf(values) {
  const classes = [...values[0].keys()];
  const of = (c) => values.map((answer) => answer[c]);
  const wins = classes.map(() => 0);
  for (const answer of values) wins[best(answer)] += 1;
  return {
    values, wins,
    least: classes.map((c) => Math.min(...of(c))),
    most: classes.map((c) => Math.max(...of(c))),
    means: classes.map((c) => mean(of(c))),
  };
}

/** The first of the largest. */
export function best(values) {
  return values.indexOf(Math.max(...values));
}

export function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
