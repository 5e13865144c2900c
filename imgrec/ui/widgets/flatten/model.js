/** A cell of the block <-> its place in the line, in Keras's order: the map changes fastest. */

import { layerRange } from "../lib/scales.js";
import { channel } from "../lib/tensors.js";

/** @typedef {{row: number, column: number, map: number}} Place */

export class Model {
  constructor({ tensors, options }) {
    Object.assign(this, { tensors, options });
    [this.rows, this.columns, this.maps] = tensors.max_pooling2d.shape;
    this.line = tensors.max_pooling2d.data; // safetensors lays arrays out in this very order
    this.count = this.line.length;
    this.range = layerRange(this.line, options.colours.range_percentile);
    this.least = this.line.reduce((least, value) => Math.min(least, value), 0);
  }

  /** @param {Place} place */
  indexOf({ row, column, map }) {
    return (row * this.columns + column) * this.maps + map;
  }

  /** @returns {Place} */
  placeOf(index) {
    const cell = Math.floor(index / this.maps);
    return { row: Math.floor(cell / this.columns), column: cell % this.columns, map: index % this.maps };
  }

  map(m) {
    return channel(this.tensors.max_pooling2d, m);
  }

  /** The numbers of all maps at one place, which stand beside each other in the line. */
  run({ row, column }) {
    const first = this.indexOf({ row, column, map: 0 });
    return this.line.subarray(first, first + this.maps);
  }

  /** The largest number: a good one to begin with. */
  liveliest() {
    return this.line.indexOf(this.line.reduce((most, value) => Math.max(most, value), -Infinity));
  }

  /** Which places of the line belong together: one place's, one map's, one row's; null for all. */
  isLit(kind, { row, column, map }) {
    const tests = {
      place: (index) => Math.floor(index / this.maps) === row * this.columns + column,
      map: (index) => index % this.maps === map,
      row: (index) => Math.floor(index / (this.maps * this.columns)) === row,
    };
    return tests[kind] ?? null;
  }
}
