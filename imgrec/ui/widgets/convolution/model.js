/** The numbers behind the view: maps, windows, edits, winners, answers. Knows nothing of the page. */

import * as by_hand from "../lib/by_hand.js";
import { layerRange } from "../lib/scales.js";
import { channel } from "../lib/tensors.js";
import { answerWith, changeOf } from "./changes.js";

/** @typedef {{kernel: Float32Array, bias: number}} Weights one filter's */

export class Model {
  /**
   * `reaches`: the rows of the dense kernel that a filter reaches. They are the network's, whatever the picture.
   * @param {{tensors: any, options: any, edits?: Map<number, Weights>, reaches?: Map<number, Float32Array>}} given
   */
  constructor({ tensors, options, edits = new Map(), reaches = new Map() }) {
    Object.assign(this, { tensors, options, edits, reaches, changes: new Map() });
    if (tensors.reach) reaches.set(options.reach_of, tensors.reach.data);
    this.activation = by_hand.ACTIVATIONS[options.conv2d.activation];
    const [rows, columns, channels] = tensors.image.shape;
    const [height, width, , filters] = tensors.kernel.shape;
    Object.assign(this, { channels, filters, height, width });
    this.geo = by_hand.geometry([rows, columns], [height, width], {
      ...options.conv2d,
      dilation: options.conv2d.dilation_rate,
    });
    this.pool = by_hand.geometry(
      [this.geo.rows, this.geo.columns],
      options.max_pooling2d.pool_size,
      options.max_pooling2d,
    );
    this.weightRange = layerRange(tensors.kernel.data, options.colours.range_percentile);
    this.known = new Map();
  }

  get layerRange() {
    return this.#once("range", () => layerRange(this.tensors.conv2d_sum.data, this.options.colours.range_percentile));
  }

  /** Whether other numbers fit into the view as it is built. */
  fits({ tensors, options }) {
    const shapes = (t) => JSON.stringify([t.image.shape, t.kernel.shape, t.conv2d_sum.shape]);
    return (
      shapes(tensors) === shapes(this.tensors) &&
      JSON.stringify(options.code) === JSON.stringify(this.options.code)
    );
  }

  /** The filter whose map differs most from place to place: a good one to begin with. */
  liveliest() {
    const spread = (f) => {
      const after = channel(this.tensors.conv2d_sum, f).map(this.activation);
      const mean = after.reduce((sum, value) => sum + value, 0) / after.length;
      return after.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    };
    const spreads = Array.from({ length: this.filters }, (_, f) => spread(f));
    return spreads.indexOf(Math.max(...spreads));
  }

  placeOf(position) {
    return { row: Math.floor(position / this.geo.columns), column: position % this.geo.columns };
  }

  positionOf({ row, column }) {
    return row * this.geo.columns + column;
  }

  /** @returns {Weights} */
  learned(f) {
    return { kernel: channel(this.tensors.kernel, f), bias: this.tensors.bias.data[f] };
  }

  weights(f) {
    return this.edits.get(f) ?? this.#once(`weights ${f}`, () => this.learned(f));
  }

  isEdited(f) {
    return this.edits.has(f);
  }

  edit(f, weights) {
    this.edits.set(f, weights);
    this.known.delete(`map ${f}`);
  }

  restore(f) {
    this.edits.delete(f);
    this.known.delete(`map ${f}`);
  }

  /** One filter's map before and after the activation, its extremes, and how much of it is zero. */
  map(f) {
    return this.#once(`map ${f}`, () => {
      const before = this.isEdited(f) ? this.#convolve(f) : channel(this.tensors.conv2d_sum, f);
      const after = before.map(this.activation);
      const zeros = after.reduce((count, value) => count + (value === 0 ? 1 : 0), 0) / after.length;
      const [least, most] = [
        before.reduce((a, b) => Math.min(a, b)),
        before.reduce((a, b) => Math.max(a, b)),
      ];
      const pooled = once(() => by_hand.maxPool(after, this.pool));
      return { before, after, zeros, least, most, get pooled() { return pooled(); } };
    });
  }

  /** The number that gets the full colour. */
  range(f, span) {
    const own = () => layerRange(this.map(f).before, this.options.colours.range_percentile);
    return span === "map" ? own() : this.layerRange;
  }

  /** All that one number is made of. */
  at(f, { row, column }) {
    const { kernel, bias } = this.weights(f);
    const values = by_hand.windowAt(this.tensors.image.data, this.channels, this.geo, row, column);
    const products = by_hand.products(values, kernel);
    const sums = by_hand.channelSums(products, this.channels);
    const total = sums.reduce((sum, part) => sum + part, bias);
    const cells = by_hand.windowCells(this.geo, row, column);
    return { values, kernel, products, sums, bias, total, after: this.activation(total), cells };
  }

  /** What becomes of a place in its pooling window; null where no window covers it. */
  verdict(f, { row, column }) {
    const { pool } = this;
    const [r, c] = [
      Math.floor((row + pool.top) / pool.strides[0]),
      Math.floor((column + pool.left) / pool.strides[1]),
    ];
    if (r >= pool.rows || c >= pool.columns) return null;
    const covered = by_hand
      .windowCells(pool, r, c)
      .some((cell) => cell.row === row && cell.column === column);
    if (!covered) return null;
    const { pooled, after } = this.map(f);
    const place = r * pool.columns + c;
    const winner = this.placeOf(pooled.winners[place]);
    const own = this.positionOf({ row, column });
    return {
      wins: pooled.winners[place] === own,
      tied: pooled.ties[place] === 1 && after[own] === pooled.values[place],
      winner,
      value: pooled.values[place],
    };
  }

  /**
   * The probabilities as learned, and with the edits; null until the reach of this filter is here.
   * `counted` are the edits that are in it: all whose reach has been here.
   */
  answer(f) {
    const learned = by_hand.softmax(this.tensors.logits.data);
    const edited = [...this.edits.keys()].sort((a, b) => a - b);
    const changes = edited.map((filter) => ({ filter, change: changeOf(this, filter) }));
    if (changes.some(({ filter, change }) => filter === f && !change)) return { learned, now: null, counted: [] };
    const known = changes.filter(({ change }) => change);
    const now = known.length ? answerWith(this, known.map(({ change }) => change)) : learned;
    return { learned, now, counted: known.map(({ filter }) => filter) };
  }

  /** Norms of a filter: of every column of weights (axis 0), by channel, and of all of it. */
  norms(f) {
    const { kernel } = this.weights(f);
    const column = (j, c) =>
      by_hand.norm(
        Array.from({ length: this.height }, (_, i) => kernel[(i * this.width + j) * this.channels + c]),
      );
    const columns = Array.from({ length: this.channels }, (_, c) =>
      Array.from({ length: this.width }, (_, j) => column(j, c)),
    );
    return { columns, whole: by_hand.norm(kernel) };
  }

  #convolve(f) {
    const { kernel, bias } = this.weights(f);
    return by_hand.featureMap(this.tensors.image.data, this.channels, kernel, bias, this.geo);
  }

  #once(key, make) {
    if (!this.known.has(key)) this.known.set(key, make());
    return this.known.get(key);
  }
}

/** Computed when it is first asked for: not every map is pooled for somebody to see. */
function once(make) {
  let made;
  return () => (made ??= make());
}
