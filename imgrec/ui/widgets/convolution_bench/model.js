/** Picture, weights and arguments -> maps, and what each of their numbers is made of. Knows no page. */

import { preset, PRESETS } from "../lib/presets.js";
import * as by_hand from "../lib/by_hand.js";
import { randomStream } from "../lib/random.js";
import { layerRange } from "../lib/scales.js";
import { channel, joined } from "../lib/tensors.js";
import { ACTIVATIONS } from "../lib/activations.js";
import { refusal } from "./settings.js";

/** @typedef {import("./settings.js").Settings} Settings */

/** The network's own arguments, and what the page adds to them. */
export function ownOf({ conv2d }) {
  return { ...conv2d, activation: conv2d.activation ?? "linear", weights: "learned", seed: 0 };
}

export class Model {
  /** @param {Settings} [settings] the network's own, unless told */
  constructor({ tensors, options }, settings) {
    Object.assign(this, { tensors, options });
    const [rows, columns, channels] = tensors.image.shape;
    Object.assign(this, { size: [rows, columns], channels });
    this.learnedFilters = tensors.kernel.shape[3];
    this.set(settings ?? this.own);
  }

  /** The network's own arguments. */
  get own() {
    return ownOf(this.options);
  }

  get isOwn() {
    return JSON.stringify(this.settings) === JSON.stringify(this.own);
  }

  /** Settings that are not possible are left out: the network's own take their place. */
  set(/** @type {Settings} */ settings) {
    this.settings = refusal(settings, this.size) ? this.own : settings;
    const { kernel_size, strides, padding, dilation_rate } = this.settings;
    this.geo = by_hand.geometry(this.size, kernel_size, { strides, padding, dilation: dilation_rate });
    this.activation = ACTIVATIONS[this.settings.activation];
    this.filters = Array.from({ length: this.settings.filters }, (_, f) => this.#filter(f));
    this.maps = this.filters.map(({ kernel, bias }) => this.#map(kernel, bias));
    this.ranges = { layer: layerRange(joined(this.maps), this.options.colours.range_percentile) };
  }

  /** The number that gets the full colour. */
  range(f, span) {
    return span === "layer" ? this.ranges.layer : layerRange(this.maps[f], this.options.colours.range_percentile);
  }

  /** The map whose numbers differ most from place to place: a good one to begin with. */
  liveliest() {
    const spread = (map) => {
      const mean = map.reduce((sum, value) => sum + value, 0) / map.length;
      return map.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    };
    const spreads = this.maps.map(spread);
    return spreads.indexOf(Math.max(...spreads));
  }

  placeOf(position) {
    return { row: Math.floor(position / this.geo.columns), column: position % this.geo.columns };
  }

  positionOf({ row, column }) {
    return row * this.geo.columns + column;
  }

  /** All that one number of a map is made of. */
  at(f, { row, column }) {
    const { kernel, bias } = this.filters[f];
    const values = by_hand.windowAt(this.tensors.image.data, this.channels, this.geo, row, column);
    const sums = by_hand.channelSums(by_hand.products(values, kernel), this.channels);
    const total = sums.reduce((sum, part) => sum + part, bias);
    const cells = by_hand.windowCells(this.geo, row, column);
    const outside = cells.filter((cell) => !cell.inside).length * this.channels;
    return { sums, bias, total, after: this.activation(total), count: values.length, outside };
  }

  /** Whether there are learned filters for this window. */
  get fits() {
    return this.settings.kernel_size.every((size, side) => size === this.tensors.kernel.shape[side]);
  }

  /** How many filters are of each kind: what the page says about where the weights come from. */
  get kinds() {
    const count = (kind) => this.filters.filter((filter) => filter.kind === kind).length;
    return { learned: count("learned"), preset: count("preset"), random: count("random") };
  }

  #filter(f) {
    const { weights, kernel_size, use_bias } = this.settings;
    if (weights === "learned" && this.fits && f < this.learnedFilters) {
      return { kernel: channel(this.tensors.kernel, f), bias: use_bias ? this.tensors.bias.data[f] : 0, kind: "learned" };
    }
    if (weights === "preset" && f < PRESETS.length) {
      return { kernel: preset(PRESETS[f], kernel_size, this.channels), bias: 0, kind: "preset", name: PRESETS[f] };
    }
    return { kernel: this.#random(f), bias: 0, kind: "random" };
  }

  /** As Keras begins with (`glorot_uniform`), but from the page's own random numbers. */
  #random(f) {
    const { kernel_size: [height, width], filters, seed } = this.settings;
    const limit = Math.sqrt(6 / (height * width * (this.channels + filters)));
    const next = randomStream(seed, f);
    return Float32Array.from({ length: height * width * this.channels }, () => limit * (2 * next() - 1));
  }

  #map(kernel, bias) {
    return by_hand.featureMap(this.tensors.image.data, this.channels, kernel, bias, this.geo).map(this.activation);
  }
}
