/** The picture pushed by a few pixels, carried through convolution and pooling, and what has changed. */

import * as by_hand from "../lib/by_hand.js";
import { clamp } from "../lib/cells.js";
import { layerRange } from "../lib/scales.js";
import { channel } from "../lib/tensors.js";

/** @typedef {{down: number, right: number}} Push pixels, below zero for up and left */

export class Model {
  constructor({ tensors, options }) {
    Object.assign(this, { tensors, options, reach: options.reach });
    [this.rows, this.columns, this.channels] = tensors.image.shape;
    this.maps = tensors.kernel.shape.at(-1);
    this.activation = by_hand.ACTIVATIONS[options.conv2d.activation];
    const { strides, padding, dilation_rate: dilation } = options.conv2d;
    const window = tensors.kernel.shape.slice(0, 2);
    this.geo = by_hand.geometry([this.rows, this.columns], window, { strides, padding, dilation });
    const { pool_size: size, ...pool } = options.max_pooling2d;
    this.pool = by_hand.geometry([this.geo.rows, this.geo.columns], size, { ...pool, strides: pool.strides ?? size });
    this.filters = Array.from({ length: this.maps }, (_, f) => channel(tensors.kernel, f));
    this.known = new Map();
    this.here = this.carried({ down: 0, right: 0 });
    const all = this.here.pooled.flatMap((map) => Array.from(map));
    this.range = layerRange(all, options.colours.range_percentile);
    this.least = all.reduce((least, value) => Math.min(least, value), 0);
  }

  /** The image, every map and every pooled map after a push. */
  carried(push) {
    const key = this.indexOf(push);
    if (!this.known.has(key)) this.known.set(key, this.#carry(push));
    return this.known.get(key);
  }

  /** How many numbers differ from those of the picture as it is. */
  counts(push) {
    const pushed = this.carried(push);
    const differing = (maps, others) => maps.reduce((sum, map, m) => sum + differences(map, others[m]), 0);
    return {
      maps: differing(pushed.maps, this.here.maps),
      mapsOf: this.maps * this.geo.rows * this.geo.columns,
      pooled: differing(pushed.pooled, this.here.pooled),
      pooledOf: this.maps * this.pool.rows * this.pool.columns,
      silent: pushed.pooled.reduce((sum, map, m) => sum + zeros(map, this.here.pooled[m]), 0),
      along: this.#along(push),
    };
  }

  /** The network's answer after a push, worked out by Python: (classes). */
  answer(push) {
    const count = this.options.class_names.length;
    const from = this.indexOf(push) * count;
    return this.tensors.probabilities.data.subarray(from, from + count);
  }

  indexOf({ down, right }) {
    return (down + this.reach) * (2 * this.reach + 1) + right + this.reach;
  }

  pushOf(index) {
    const side = 2 * this.reach + 1;
    return { down: Math.floor(index / side) - this.reach, right: (index % side) - this.reach };
  }

  /** The push one pixel further, as far as the view goes. */
  further({ down, right }, by) {
    const inside = (value) => clamp(value, -this.reach, this.reach);
    return { down: inside(down + by.down), right: inside(right + by.right) };
  }

  /** The map whose pooled numbers change most at a push of one pixel to the right. */
  liveliest() {
    const { pooled } = this.carried({ down: 0, right: 1 });
    const change = pooled.map((map, m) => map.reduce((sum, value, i) => sum + Math.abs(value - this.here.pooled[m][i]), 0));
    return change.indexOf(Math.max(...change));
  }

  /** The pixels that come in at the edge repeat the edge. */
  #push({ down, right }) {
    const { rows, columns, channels } = this;
    const { data } = this.tensors.image;
    const image = new Float32Array(data.length);
    for (let row = 0, to = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++, to += channels) {
        const from = clamp(row - down, 0, rows - 1) * columns + clamp(column - right, 0, columns - 1);
        image.set(data.subarray(from * channels, (from + 1) * channels), to);
      }
    }
    return image;
  }

  #carry(push) {
    const image = this.#push(push);
    const bias = this.tensors.bias.data;
    const maps = this.filters.map((kernel, f) =>
      by_hand.featureMap(image, this.channels, kernel, bias[f], this.geo).map(this.activation),
    );
    return { image, maps, pooled: maps.map((map) => by_hand.maxPool(map, this.pool).values) };
  }

  /** Laid on each other a few cells aside: how many still differ, where a push is whole windows. */
  #along({ down, right }) {
    const [high, wide] = this.pool.strides.map((stride, side) => (side ? right : down) / (stride * this.geo.strides[side]));
    if (!(down || right) || !Number.isInteger(high) || !Number.isInteger(wide)) return null;
    const { rows, columns } = this.pool;
    const { pooled } = this.carried({ down, right });
    const found = { differing: 0, of: 0, high, wide };
    for (let row = Math.max(high, 0); row < rows + Math.min(high, 0); row++) {
      for (let column = Math.max(wide, 0); column < columns + Math.min(wide, 0); column++) {
        const [at, from] = [row * columns + column, (row - high) * columns + column - wide];
        pooled.forEach((map, m) => (found.differing += map[at] === this.here.pooled[m][from] ? 0 : 1));
        found.of += pooled.length;
      }
    }
    return found;
  }
}

/** How many places of two lists hold different numbers. */
export function differences(one, other) {
  return one.reduce((count, value, i) => count + (value === other[i] ? 0 : 1), 0);
}

/** How many places are zero in both lists. */
function zeros(one, other) {
  return one.reduce((count, value, i) => count + (value === 0 && other[i] === 0 ? 1 : 0), 0);
}
