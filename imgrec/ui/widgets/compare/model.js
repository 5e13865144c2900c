/** Two pictures in one network, on shared ranges. Knows nothing of the page. */

import { Model as Convolution } from "../convolution/model.js";
import { ACTIVATIONS, softmax, windowCells } from "../lib/by_hand.js";
import { layerRange } from "../lib/scales.js";
import { joined } from "../lib/tensors.js";

const SIDES = ["first", "second"];

export class Model {
  constructor({ tensors, options }) {
    Object.assign(this, { tensors, options, names: options.names });
    this.sides = SIDES.map((side) => sideOf(side, tensors, options));
    const { range_percentile: percentile } = options.colours;
    const shared = (pick) => layerRange(joined(this.sides.map(pick)), percentile);
    this.mapRange = shared((side) => side.tensors.conv2d_sum.data);
    this.unitRange = shared((side) => side.units);
    const [first] = this.sides;
    Object.assign(this, { geo: first.geo, pool: first.pool, filters: first.filters, channels: first.channels });
    this.productRange = first.weightRange; // a pixel is at most 1, so a product is at most its weight
    this.units = first.units.length;
    this.unitColumns = Math.min(2 ** Math.ceil(Math.log2(Math.sqrt(this.units))), this.units);
    this.unitRows = Math.ceil(this.units / this.unitColumns);
  }

  /** The pooled cell over a place, or null where no window covers it. */
  pooledOver({ row, column }) {
    const { pool } = this;
    const cell = {
      row: Math.floor((row + pool.top) / pool.strides[0]),
      column: Math.floor((column + pool.left) / pool.strides[1]),
    };
    return cell.row < pool.rows && cell.column < pool.columns ? cell : null;
  }

  /** The first place under a pooled cell. */
  placeUnder({ row, column }) {
    const { pool } = this;
    return {
      row: Math.max(row * pool.strides[0] - pool.top, 0),
      column: Math.max(column * pool.strides[1] - pool.left, 0),
    };
  }

  /** All numbers of one place and one unit, of both pictures: [first, second] each. */
  numbers({ filter, place, unit }) {
    const both = (read) => this.sides.map(read);
    const position = this.sides[0].positionOf(place);
    const pooled = this.pooledOver(place);
    return {
      sum: both((side) => side.map(filter).before[position]),
      after: both((side) => side.map(filter).after[position]),
      pooled: pooled && both((side) => side.map(filter).pooled.values[pooled.row * this.pool.columns + pooled.column]),
      unitSum: both((side) => side.tensors.dense_sum.data[unit]),
      unit: both((side) => side.units[unit]),
    };
  }

  /** A filter that is lively on both, and the place and the unit where the two differ most. */
  start() {
    const [first, second] = this.sides;
    const apart = (one, other) => one.map((value, i) => Math.abs(value - other[i]));
    const inside = this.#inside();
    const inner = (side, f) => side.map(f).after.map((value, i) => value * inside[i]);
    const lively = Array.from({ length: this.filters }, (_, f) => Math.min(...this.sides.map((side) => spread(inner(side, f)))));
    const filter = best(lively);
    const [one, other] = this.sides.map((side) => inner(side, filter));
    const place = first.placeOf(best(apart(one, other).map((value, i) => value * Math.min(one[i], other[i]))));
    return { filter, place, unit: best(apart(first.units, second.units)) };
  }

  /** 1 where the whole window lies on the picture, 0 where it hangs over the edge. */
  #inside() {
    const { rows, columns } = this.geo;
    const on = (i) => windowCells(this.geo, Math.floor(i / columns), i % columns).every((cell) => cell.inside);
    return Array.from({ length: rows * columns }, (_, i) => Number(on(i)));
  }
}

function sideOf(name, tensors, options) {
  const { kernel, bias } = tensors;
  const of = (tensor) => tensors[`${name}_${tensor}`];
  const own = { image: of("image"), conv2d_sum: of("conv2d_sum"), dense_sum: of("dense_sum"), logits: of("logits") };
  const side = new Convolution({ tensors: { ...own, kernel, bias }, options });
  side.units = own.dense_sum.data.map(ACTIVATIONS[options.dense_activation]);
  side.probabilities = softmax(own.logits.data);
  side.winner = best(own.logits.data);
  return side;
}

function best(values) {
  return values.indexOf(Math.max(...values));
}

/** How much a map differs from place to place. */
function spread(values) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
}
