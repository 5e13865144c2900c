/** The numbers of one picture in one network, by block, map, row and column. */

import { ACTIVATIONS, geometry, maxPool } from "../lib/by_hand.js";
import { layerRange } from "../lib/scales.js";
import { channel } from "../lib/tensors.js";
import { acrossOf } from "./layout.js";

/** @typedef {{block: string, map: number, row: number, column: number}} Item one cell of the view */

export class Model {
  constructor({ tensors, options, weights = null }) {
    Object.assign(this, { options, weights, image: tensors.image });
    const [rows, columns, channels] = tensors.image.shape;
    const [high, wide, filters] = tensors.conv2d_sum.shape;
    const { conv2d, max_pooling2d: pool } = options;
    this.conv = geometry([rows, columns], conv2d.kernel_size, { strides: conv2d.strides, padding: conv2d.padding, dilation: conv2d.dilation_rate });
    this.pool = geometry([high, wide], pool.pool_size, pool);
    this.#numbers(tensors, filters, channels);
    this.blocks = this.#blocks({ rows, columns, channels, high, wide, filters });
    this.mapRanges = {};
  }

  #numbers(tensors, filters, channels) {
    const { conv2d, dense_activation: dense } = this.options;
    const each = (count, make) => Array.from({ length: count }, (_, index) => make(index));
    this.channels = each(channels, (index) => channel(tensors.image, index));
    this.sums = each(filters, (filter) => channel(tensors.conv2d_sum, filter));
    this.maps = this.sums.map((sums) => sums.map(ACTIVATIONS[conv2d.activation]));
    this.pooled = this.maps.map((map) => maxPool(map, this.pool));
    this.flat = new Float32Array(filters * this.pool.rows * this.pool.columns);
    this.pooled.forEach(({ values }, filter) => values.forEach((value, place) => (this.flat[place * filters + filter] = value)));
    this.unitSums = tensors.dense_sum.data;
    this.units = this.unitSums.map(ACTIVATIONS[dense]);
    this.logits = tensors.logits.data;
    this.probabilities = tensors.probabilities.data;
  }

  #blocks({ rows, columns, channels, high, wide, filters }) {
    const unitColumns = acrossOf(this.units.length);
    const units = { maps: 1, rows: Math.ceil(this.units.length / unitColumns), columns: unitColumns, count: this.units.length };
    return {
      picture: { maps: 1, rows, columns },
      channels: { maps: channels, rows, columns },
      conv2d: { maps: filters, rows: high, columns: wide },
      max_pooling2d: { maps: filters, rows: this.pool.rows, columns: this.pool.columns },
      flatten: { maps: 1, rows: this.pool.rows * this.pool.columns, columns: filters },
      dense: units,
      dropout: units,
      output: { maps: 1, rows: this.logits.length, columns: 1 },
    };
  }

  /** What the full colour stands for: in the whole layer, or in one map of it. */
  range(block, map) {
    if (map === undefined) return this.options.ranges[block];
    this.mapRanges[block] ??= [];
    return (this.mapRanges[block][map] ??= layerRange(this.valuesOf(block, map), this.options.colours.range_percentile));
  }

  /** All values of one map of a block. */
  valuesOf(block, map = 0) {
    return {
      channels: this.channels[map], conv2d: this.maps[map], max_pooling2d: this.pooled[map]?.values,
      flatten: this.flat, dense: this.units, dropout: this.units, output: this.logits,
    }[block];
  }

  /** @param {Item} item */
  valueOf(item) {
    return this.valuesOf(item.block, item.map)[this.placeOf(item)];
  }

  /** The place of a cell in its map: a unit's index, an index of the flat vector. */
  placeOf({ block, row, column }) {
    return row * this.blocks[block].columns + column;
  }

  /** The cell of a block's only map at a place. */
  itemAt(block, place) {
    const { columns } = this.blocks[block];
    return { block, map: 0, row: Math.floor(place / columns), column: place % columns };
  }

  /** The pooled cell at a place of the flat vector. */
  pooledAt(index) {
    const filters = this.blocks.conv2d.maps;
    const place = Math.floor(index / filters);
    return { block: "max_pooling2d", map: index % filters, row: Math.floor(place / this.pool.columns), column: place % this.pool.columns };
  }

  /** Where a pooled cell stands in the flat vector. */
  flatIndex({ map, row, column }) {
    return (row * this.pool.columns + column) * this.blocks.conv2d.maps + map;
  }

  /** Which cell of the feature map won a pooled cell, and whether another was as large. */
  winnerOf(pooled) {
    const { winners, ties } = this.pooled[pooled.map];
    const place = this.placeOf(pooled);
    return { ...this.itemAt("conv2d", winners[place]), map: pooled.map, tied: ties[place] === 1 };
  }

  /** The pooled cell whose window covers a cell of a feature map, or null. */
  pooledOver({ map, row, column }) {
    const at = (value, i) => Math.floor((value + [this.pool.top, this.pool.left][i]) / this.pool.strides[i]);
    const cell = { block: "max_pooling2d", map, row: at(row, 0), column: at(column, 1) };
    return cell.row < this.pool.rows && cell.column < this.pool.columns ? cell : null;
  }

  /** Least and most of a layer, or of one map of it. */
  extremes(block, map) {
    const values = map === undefined ? { conv2d: joined(this.maps), max_pooling2d: this.flat }[block] ?? this.valuesOf(block) : this.valuesOf(block, map);
    return { least: values.reduce((a, b) => Math.min(a, b)), most: values.reduce((a, b) => Math.max(a, b)) };
  }

  /** What unit `u` adds to a class's logit, or NaN before the weights are here. */
  evidence(unit, name) {
    return this.units[unit] * (this.weights?.outputKernel[unit * this.logits.length + name] ?? NaN);
  }
}

function joined(maps) {
  const all = new Float32Array(maps.length * maps[0].length);
  maps.forEach((map, index) => all.set(map, index * map.length));
  return all;
}
