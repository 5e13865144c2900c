/** The numbers behind the view: what lies under the patch, and the answers for each of its places. */

import { best } from "../lib/class_bars.js";
import { layerRange } from "../lib/scales.js";

export class Model {
  constructor({ tensors, options }) {
    Object.assign(this, { tensors, options });
    [this.rows, this.columns, this.channels] = tensors.image.shape;
    this.before = tensors.probabilities.data;
    this.classes = this.before.length;
    this.order = [...this.before.keys()].sort((a, b) => this.before[b] - this.before[a]);
    this.known = new Map();
  }

  /** Whether the answers for this patch are here. */
  answers({ size, colour }) {
    const { asked } = this.options;
    return Boolean(this.tensors.covered) && asked.size === size && asked.colour === colour;
  }

  /** The probabilities with the patch at a place. */
  probabilities({ row, column }) {
    const from = (row * this.columns + column) * this.classes;
    return this.tensors.covered.data.subarray(from, from + this.classes);
  }

  /** How much one class falls for each place, in shares of 1; where most; how often another wins. */
  falls(index) {
    if (!this.known.has(index)) this.known.set(index, this.#falls(index));
    return this.known.get(index);
  }

  #falls(index) {
    const { data } = this.tensors.covered;
    const values = Float64Array.from({ length: this.rows * this.columns }, (_, place) => this.before[index] - data[place * this.classes + index]);
    const most = values.reduce((found, value, place) => (value > values[found] ? place : found), 0);
    const winner = best(this.before);
    const places = [...values.keys()].map((place) => this.#placeOf(place));
    const changed = places.filter((place) => best(this.probabilities(place)) !== winner).length;
    const range = layerRange(values, this.options.colours.range_percentile);
    return { values, most: this.#placeOf(most), largest: values[most], changed, range };
  }

  #placeOf(place) {
    return { row: Math.floor(place / this.columns), column: place % this.columns };
  }

  /** The pixels under a patch, as `imgrec.occlusion.patch`. */
  patch({ row, column }, size) {
    const side = (middle, end) => {
      const start = middle - Math.floor(size / 2);
      return [Math.max(start, 0), Math.min(start + size, end)];
    };
    const [[top, bottom], [left, right]] = [side(row, this.rows), side(column, this.columns)];
    return { row: top, column: left, height: bottom - top, width: right - left };
  }

  /** The picture with the patch over it. */
  covered(place, { size, colour }) {
    const { image, colours } = this.tensors;
    const data = image.data.slice();
    const from = this.options.colours_of_patch.indexOf(colour) * this.channels;
    const fill = colours.data.subarray(from, from + this.channels);
    const { row, column, height, width } = this.patch(place, size);
    for (let r = row; r < row + height; r++) {
      for (let c = column; c < column + width; c++) data.set(fill, (r * this.columns + c) * this.channels);
    }
    return { data, shape: image.shape };
  }
}
