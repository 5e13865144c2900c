/** The numbers behind the view: windows, winners, ties, counts, for any setting of the layer. */

import * as by_hand from "../lib/by_hand.js";
import { clamp } from "../lib/cells.js";
import { layerRange } from "../lib/scales.js";
import { channel } from "../lib/tensors.js";

/** @typedef {{pool_size: number[], strides: number[] | null, padding: string}} Pool null: as pool_size */
/** @typedef {import("../lib/cells.js").Cell} Cell */

/** What became of a cell. */
export const UNSEEN = 0; // no window looks at it
export const LOST = 1;
export const WON = 2;
export const WON_TIED = 3; // the first among equals

export class Model {
  constructor({ tensors, options }) {
    Object.assign(this, { tensors, options });
    [this.rows, this.columns, this.maps] = tensors.conv2d.shape;
    this.size = tensors.conv2d.data.length;
    this.layerRange = layerRange(tensors.conv2d.data, options.colours.range_percentile);
    this.least = tensors.conv2d.data.reduce((least, value) => Math.min(least, value), 0);
    this.known = new Map();
    this.setPool(options.max_pooling2d);
  }

  /** @param {Pool} pool */
  setPool(pool) {
    this.pool = pool;
    this.geo = by_hand.geometry([this.rows, this.columns], pool.pool_size, {
      strides: pool.strides ?? pool.pool_size,
      padding: pool.padding,
    });
    this.pooledMaps = new Map();
  }

  /** Whether the settings give what the rest of the network was trained for. */
  get fitsNetwork() {
    const [rows, columns] = this.options.output_shape;
    return this.geo.rows === rows && this.geo.columns === columns;
  }

  get isOwn() {
    return JSON.stringify(this.pool) === JSON.stringify(this.options.max_pooling2d);
  }

  /** The map whose pooled numbers differ most: a good one to begin with. */
  liveliest() {
    const spreads = Array.from({ length: this.maps }, (_, m) => spread(this.map(m)));
    return spreads.indexOf(Math.max(...spreads));
  }

  map(m) {
    if (!this.known.has(m)) this.known.set(m, channel(this.tensors.conv2d, m));
    return this.known.get(m);
  }

  range(m, span) {
    return span === "map" ? layerRange(this.map(m), this.options.colours.range_percentile) : this.layerRange;
  }

  /** A map after pooling, what became of every cell of it, and how many of each there are. */
  pooled(m) {
    if (!this.pooledMaps.has(m)) this.pooledMaps.set(m, this.#pool(m));
    return this.pooledMaps.get(m);
  }

  /** A map after pooling alone, as fast as can be: a sheet shows it of every map. */
  largest(m) {
    const { geo, columns } = this;
    const map = this.map(m);
    const values = new Float32Array(geo.rows * geo.columns).fill(-Infinity);
    values.forEach((_, place) => {
      const { row, column, height, width } = this.box(this.placeOf(place));
      const right = Math.min(column + width, columns);
      for (let r = Math.max(row, 0); r < Math.min(row + height, this.rows); r++) {
        for (let c = Math.max(column, 0); c < right; c++) {
          if (map[r * columns + c] > values[place]) values[place] = map[r * columns + c];
        }
      }
    });
    return values;
  }

  /** The window that makes one pooled number. */
  window(m, { row, column }) {
    const values = this.map(m);
    const cells = by_hand.windowCells(this.geo, row, column).map((cell) => ({
      ...cell,
      value: cell.inside ? values[cell.row * this.columns + cell.column] : NaN,
    }));
    const largest = Math.max(...cells.filter((cell) => cell.inside).map((cell) => cell.value));
    const equals = cells.filter((cell) => cell.value === largest);
    return { cells, equals, winner: equals[0], value: largest, inside: cells.filter((cell) => cell.inside) };
  }

  /** A window that looks at this cell; the nearest one where none does. */
  placeOfCell({ row, column }) {
    const along = (at, before, stride, count) => clamp(Math.floor((at + before) / stride), 0, count - 1);
    const { top, left, strides, rows, columns } = this.geo;
    return { row: along(row, top, strides[0], rows), column: along(column, left, strides[1], columns) };
  }

  placeOf(position) {
    return { row: Math.floor(position / this.geo.columns), column: position % this.geo.columns };
  }

  positionOf({ row, column }) {
    return row * this.geo.columns + column;
  }

  /** The window as a box on the map, the rim included. */
  box({ row, column }) {
    const { strides, top, left, window } = this.geo;
    const [height, width] = window;
    return { row: row * strides[0] - top, column: column * strides[1] - left, height, width };
  }

  #pool(m) {
    const map = this.map(m);
    const { values, winners, ties } = by_hand.maxPool(map, this.geo);
    const fate = new Uint8Array(map.length);
    for (let place = 0; place < values.length; place++) {
      const { row, column } = this.placeOf(place);
      for (const cell of by_hand.windowCells(this.geo, row, column)) {
        const at = cell.row * this.columns + cell.column;
        if (cell.inside && fate[at] === UNSEEN) fate[at] = LOST;
      }
    }
    winners.forEach((at, place) => (fate[at] = Math.max(fate[at], ties[place] ? WON_TIED : WON)));
    return { values, winners, ties, fate, counts: counted(fate, ties, map, values) };
  }
}

function counted(fate, ties, map, values) {
  const count = (list, test) => list.reduce((sum, item, i) => sum + (test(item, i) ? 1 : 0), 0);
  const lost = map.filter((_, at) => fate[at] < WON);
  return {
    unseen: count(fate, (what) => what === UNSEEN),
    won: count(fate, (what) => what >= WON),
    ties: count(ties, Boolean),
    zeroTies: count(ties, (tied, place) => tied && values[place] === 0),
    largestLost: lost.reduce((most, value) => Math.max(most, value), -Infinity),
    largest: values.reduce((most, value) => Math.max(most, value), -Infinity),
  };
}

function spread(values) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
}
