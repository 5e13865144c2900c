/** The numbers behind the view: evidence for any class at any level, each adding to the same logit. */

import { layerRange } from "../lib/scales.js";
import { layoutOf } from "../lib/sums.js";
import { blockStarts, evenStarts, inBlocks } from "./blocks.js";

export const GRAINS = [1, 2, 4, 8];
export const RANDOM = "random_";

/**
 * What is asked for.
 * @typedef {object} Asked
 * @property {number} one the class
 * @property {number | null} other the class that it is compared with
 * @property {"pixels" | "pooled" | "units"} level
 * @property {"places" | "filters"} by how the pooled values are added up
 * @property {number} grain pixels to a side of a block
 * @property {number | null} channel one colour, or all
 * @property {"black" | "average"} reference
 */

/**
 * @typedef {object} Found evidence that adds up: `up + down + others + biases = total`
 * @property {"photo" | "filters" | "units"} kind what the cells are
 * @property {Float64Array} values a cell each
 * @property {number} rows of cells
 * @property {number} columns
 * @property {Float64Array[]} [channels] the parts of each colour
 * @property {number[]} [rowStarts] of the image, the first of each row of cells
 * @property {number[]} [columnStarts]
 */

export class Model {
  constructor({ tensors, options }) {
    Object.assign(this, { tensors, options });
    [this.rows, this.columns, this.channels] = tensors.image.shape;
    this.filters = tensors.filters.shape[1];
    this.units = tensors.units.shape[1];
    const logits = [...tensors.logits.data];
    this.order = [...logits.keys()].sort((a, b) => logits[b] - logits[a]);
    this.grains = GRAINS.filter((grain) => grain < Math.max(this.rows, this.columns));
    this.references = tensors.average ? ["average", "black"] : ["black"];
    this.hasRandom = Boolean(tensors[`${RANDOM}logits`]);
    this.known = new Map();
  }

  /** The evidence that is asked for; of the network, or of the one with random weights. */
  evidence(/** @type {Asked} */ asked, prefix = "") {
    const { one, other, level, by, grain, channel, reference } = asked;
    const key = JSON.stringify([prefix, one, other, level, by, grain, channel, reference]);
    if (!this.known.has(key)) this.known.set(key, this.#evidence(asked, prefix));
    return this.known.get(key);
  }

  #evidence(asked, prefix) {
    const made = { pixels: () => this.#pixels(asked, prefix), pooled: () => this.#pooled(asked, prefix) };
    const found = (made[asked.level] ?? (() => this.#units(asked, prefix)))();
    const add = (chosen) => found.values.reduce((sum, value) => sum + (chosen(value) ? value : 0), 0);
    const [total] = this.#less(`${prefix}logits`, asked, 1);
    const range = layerRange(found.values, this.options.colours.range_percentile);
    return { others: 0, ...found, up: add((value) => value > 0), down: add((value) => value < 0), total, range };
  }

  /** Slope times what the pixel differs from the reference; what the reference gives is a bias. */
  #pixels(asked, prefix) {
    const slopes = this.#less(`${prefix}slopes`, asked, this.rows * this.columns * this.channels);
    const { image, average } = this.tensors;
    const reference = asked.reference === "average" && average ? average.data : null;
    const given = reference ? slopes.reduce((sum, slope, i) => sum + slope * reference[i], 0) : 0;
    const [rowStarts, columnStarts] = [this.rows, this.columns].map((size) => blockStarts(size, asked.grain));
    const channels = Array.from({ length: this.channels }, (_, c) => {
      const parts = new Float64Array(this.rows * this.columns);
      for (let i = 0, at = c; i < parts.length; i++, at += this.channels) {
        parts[i] = slopes[at] * (image.data[at] - (reference?.[at] ?? 0));
      }
      return inBlocks(parts, this.columns, rowStarts, columnStarts);
    });
    const all = channels[0].map((_, i) => channels.reduce((sum, parts) => sum + parts[i], 0));
    const values = asked.channel === null ? all : channels[asked.channel];
    const others = asked.channel === null ? 0 : sum(all) - sum(values);
    const [biases] = this.#less(`${prefix}pixels_biases`, asked, 1);
    const size = { rows: rowStarts.length, columns: columnStarts.length, rowStarts, columnStarts };
    return { kind: "photo", values, ...size, channels, others, biases: biases + given };
  }

  #pooled(asked, prefix) {
    const [biases] = this.#less(`${prefix}pooled_biases`, asked, 1);
    if (asked.by === "filters") {
      return { kind: "filters", values: this.#less(`${prefix}filters`, asked, this.filters), ...layoutOf(this.filters), biases };
    }
    const [, rows, columns] = this.tensors.places.shape;
    const values = this.#less(`${prefix}places`, asked, rows * columns);
    const starts = { rowStarts: evenStarts(this.rows, rows), columnStarts: evenStarts(this.columns, columns) };
    return { kind: "photo", values, rows, columns, ...starts, biases };
  }

  #units(asked, prefix) {
    const [biases] = this.#less(`${prefix}units_biases`, asked, 1);
    return { kind: "units", values: this.#less(`${prefix}units`, asked, this.units), ...layoutOf(this.units), biases };
  }

  /** The numbers of one class, less those of the other. */
  #less(name, { one, other }, size) {
    const { data } = this.tensors[name];
    const given = Float64Array.from(data.subarray(one * size, (one + 1) * size));
    return other === null ? given : given.map((value, i) => value - data[other * size + i]);
  }
}

/** Pearson's correlation: 1 for the same map, 0 for chance; 0 where a map is all one value. */
export function correlation(one, other) {
  const [a, b] = [one, other].map((values) => {
    const mean = sum(values) / values.length;
    return values.map((value) => value - mean);
  });
  const product = (x, y) => x.reduce((total, value, i) => total + value * y[i], 0);
  const size = Math.sqrt(product(a, a) * product(b, b));
  return size > 0 ? product(a, b) / size : 0;
}

/** The cell that says most, for or against. */
export function strongest(values) {
  return values.reduce((best, value, i) => (Math.abs(value) > Math.abs(values[best]) ? i : best), 0);
}

function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}
