/** One number's way through the network: what it is made of, where it goes, where it ends. */

import { Model as Convolution } from "../convolution/model.js";
import * as by_hand from "../lib/by_hand.js";

export const STATIONS = ["conv2d", "max_pooling2d", "flatten", "dense", "output", "probability"];
const [CONV, POOL, , DENSE] = STATIONS.keys();

/** @typedef {{filter: number, row: number, column: number}} Start */

export class Model extends Convolution {
  constructor(given) {
    super(given);
    const { tensors, options } = this;
    this.classes = options.class_names.length;
    this.units = tensors.dense_sum.data.map(by_hand.ACTIVATIONS[options.dense_activation]);
    this.probabilities = by_hand.softmax(tensors.logits.data);
    this.winner = tensors.logits.data.indexOf(Math.max(...tensors.logits.data));
    this.arriving = new Map();
  }

  /** Every station of the pixel's way to a class; `ends` is the last one, or null: all the way. */
  journey({ filter, row, column }, cls) {
    const place = { row, column };
    const map = this.map(filter);
    const value = map.after[this.positionOf(place)];
    const verdict = this.verdict(filter, place);
    const way = { value, before: map.before[this.positionOf(place)], verdict, pool: this.#pool(filter, place) };
    if (!verdict) return { ...way, ends: value === 0 ? CONV : POOL };
    way.flat = this.#flat(filter, place);
    way.dense = this.#dense(way.flat.index, verdict.value);
    way.output = this.#output(way.dense, cls);
    way.probability = this.#probability(cls);
    const ends = value === 0 ? CONV : !verdict.wins ? POOL : way.dense.activation === 0 ? DENSE : null;
    return { ...way, ends };
  }

  /** The pixels of a filter whose way goes on to the end. */
  arrivals(filter) {
    if (!this.arriving.has(filter)) this.arriving.set(filter, this.#arrivals(filter));
    return this.arriving.get(filter);
  }

  /** The nearest pixel that goes all the way: on this map, or else on the nearest map with one. */
  nearest({ filter, row, column }) {
    const filters = [...Array(this.filters).keys()].sort((a, b) => Math.abs(a - filter) - Math.abs(b - filter));
    const found = filters.find((f) => this.arrivals(f).length > 0);
    if (found === undefined) return null;
    const away = ({ row: r, column: c }) => (r - row) ** 2 + (c - column) ** 2;
    return this.arrivals(found).reduce((best, next) => (away(next) < away(best) ? next : best));
  }

  /** Of all that go all the way, the one that speaks most for the winner: a good one to begin with. */
  first() {
    const all = Array.from({ length: this.filters }, (_, f) => this.arrivals(f)).flat();
    const middle = { filter: 0, row: Math.floor(this.geo.rows / 2), column: Math.floor(this.geo.columns / 2) };
    if (all.length === 0) return middle;
    const speaks = (start) => {
      const { unit, product } = this.#dense(this.#flat(start.filter, start).index, this.#valueAt(start));
      return product * this.#weightTo(unit, this.winner);
    };
    return all.reduce((best, next) => (speaks(next) > speaks(best) ? next : best));
  }

  /** The places of the vector around one, and what stands there. */
  neighbours(index, reach) {
    const { columns } = this.pool;
    const count = this.tensors.strongest_unit.data.length;
    const first = Math.min(Math.max(index - reach, 0), Math.max(count - 2 * reach - 1, 0));
    return Array.from({ length: Math.min(2 * reach + 1, count) }, (_, i) => {
      const cell = Math.floor((first + i) / this.filters);
      const filter = (first + i) % this.filters;
      const value = this.map(filter).pooled.values[cell];
      return { index: first + i, row: Math.floor(cell / columns), column: cell % columns, filter, value };
    });
  }

  #arrivals(filter) {
    const { winners, values } = this.map(filter).pooled;
    return [...winners.keys()]
      .filter((p) => values[p] !== 0 && this.units[this.tensors.strongest_unit.data[p * this.filters + filter]] !== 0)
      .map((p) => ({ filter, ...this.placeOf(winners[p]) }));
  }

  #valueAt({ filter, row, column }) {
    return this.map(filter).after[this.positionOf({ row, column })];
  }

  #weightTo(unit, cls) {
    return this.tensors.output_kernel.data[unit * this.classes + cls];
  }

  /** The pooling window over a place: its cells with their values. */
  #pool(filter, place) {
    const { pool } = this;
    const row = Math.floor((place.row + pool.top) / pool.strides[0]);
    const column = Math.floor((place.column + pool.left) / pool.strides[1]);
    if (row >= pool.rows || column >= pool.columns) return null;
    const { after } = this.map(filter);
    const cells = by_hand
      .windowCells(pool, row, column)
      .map((cell) => ({ ...cell, value: cell.inside ? after[this.positionOf(cell)] : null }));
    return { row, column, cells };
  }

  #flat(filter, place) {
    const { row, column } = this.#pool(filter, place);
    const { columns } = this.pool;
    return { row, column, columns, filters: this.filters, filter, index: (row * columns + column) * this.filters + filter };
  }

  #dense(index, value) {
    const { tensors } = this;
    const unit = tensors.strongest_unit.data[index];
    const weight = tensors.strongest_weight.data[index];
    const [sum, bias] = [tensors.dense_sum.data[unit], tensors.dense_bias.data[unit]];
    const product = value * weight;
    return { unit, value, weight, product, others: sum - bias - product, bias, sum, activation: this.units[unit] };
  }

  #output({ unit, activation }, cls) {
    const { tensors } = this;
    const weight = this.#weightTo(unit, cls);
    const [logit, bias] = [tensors.logits.data[cls], tensors.output_bias.data[cls]];
    const product = activation * weight;
    return { unit, cls, activation, weight, product, others: logit - bias - product, bias, logit };
  }

  #probability(cls) {
    const logits = this.tensors.logits.data;
    const powers = Float64Array.from(logits, Math.exp);
    const sum = powers.reduce((total, power) => total + power, 0);
    return { cls, logits, powers, sum, all: this.probabilities, value: this.probabilities[cls] };
  }
}
