/** The numbers behind the view: units, the weights of those that were asked for, their sums. */

import { ACTIVATIONS } from "../lib/by_hand.js";
import { clamp } from "../lib/cells.js";
import { layerRange } from "../lib/scales.js";
import { indexOf, mapCellOf, sheetOf } from "../lib/sheet.js";
import { layoutOf, sumOf } from "../lib/sums.js";

export class Model {
  /** @param {{tensors: any, options: any, known?: Map<number, Float32Array>}} given */
  constructor({ tensors, options, known = new Map() }) {
    Object.assign(this, { tensors, options, known });
    known.set(options.unit, tensors.unit_weights.data);
    this.inputs = tensors.max_pooling2d.data;
    this.sums = tensors.dense_sum.data;
    this.activation = ACTIVATIONS[options.activation];
    this.after = Float32Array.from(this.sums, this.activation);
    this.units = this.sums.length;
    this.layout = layoutOf(this.units);
    this.sheet = sheetOf(tensors.max_pooling2d.shape);
    this.ranges = { units: this.#range(this.after), values: this.#range(this.inputs) };
    this.made = new Map();
  }

  /** Whether other numbers fit into the view as it is built. */
  fits({ tensors, options }) {
    const shapes = ({ max_pooling2d: pooled, dense_sum: sums }) => `${pooled.shape} ${sums.shape}`;
    return shapes(tensors) === shapes(this.tensors) && options.code.keras === this.options.code.keras;
  }

  knows(unit) {
    return this.known.has(unit);
  }

  /** The sum of one unit in parts, its weights, and how far its products reach; null if not here. */
  unit(unit) {
    if (!this.knows(unit)) return null;
    if (!this.made.has(unit)) this.made.set(unit, this.#make(unit));
    return this.made.get(unit);
  }

  /** What the full colour of a weight stands for: one range for all units, or this unit's own. */
  weightRange({ weights }, span) {
    return span === "unit" ? this.#range(weights) : this.options.weight_range;
  }

  /** How many units are above zero. */
  get awake() {
    return this.after.filter((value) => value > 0).length;
  }

  strongest() {
    return this.after.indexOf(Math.max(...this.after));
  }

  /** A unit <-> its place in the picture of all units. */
  unitAt({ row, column }) {
    return clamp(row * this.layout.columns + column, 0, this.units - 1);
  }

  placeOf(unit) {
    return { row: Math.floor(unit / this.layout.columns), column: unit % this.layout.columns };
  }

  /** A product <-> the row, column and map that its value comes from. */
  cellOf(index) {
    return mapCellOf(this.sheet, index);
  }

  indexOf(cell) {
    return indexOf(this.sheet, cell);
  }

  #make(unit) {
    const weights = this.known.get(unit);
    const made = sumOf(this.inputs, weights, this.tensors.bias.data[unit]);
    return { ...made, weights, range: this.#range(made.products), unit };
  }

  #range(values) {
    return layerRange(values, this.options.colours.range_percentile);
  }
}
