/**
 * The layers in plain functions, as `imgrec/by_hand/` has them: what a page works out by itself.
 *
 * Arrays are flat, row by row, channels last. All sums are made in double precision.
 */

export { ACTIVATIONS } from "./activations.js";

/**
 * How a window lies on its input.
 * @typedef {object} Geometry
 * @property {number} rows of the output
 * @property {number} columns of the output
 * @property {number} top rows of zeros above the input
 * @property {number} bottom
 * @property {number} left
 * @property {number} right
 * @property {number[]} input [rows, columns]
 * @property {number[]} window [rows, columns]
 * @property {number[]} strides
 * @property {number[]} dilation
 */

/** @returns {Geometry} */
export function geometry(input, window, { strides = [1, 1], padding = "valid", dilation = [1, 1] } = {}) {
  const sides = [0, 1].map((i) => side(input[i], window[i], strides[i], padding, dilation[i]));
  const [{ size: rows, before: top, after: bottom }, { size: columns, before: left, after: right }] = sides;
  return { rows, columns, top, bottom, left, right, input, window, strides, dilation };
}

/** Output size and zeros on one side. Reference: TensorFlow's "SAME", as Keras uses it. */
function side(size, window, stride, padding, dilation) {
  const reach = (window - 1) * dilation + 1;
  if (padding === "valid") {
    return { size: Math.max(Math.floor((size - reach) / stride) + 1, 0), before: 0, after: 0 };
  }
  const positions = Math.ceil(size / stride);
  const missing = Math.max((positions - 1) * stride + reach - size, 0);
  return { size: positions, before: Math.floor(missing / 2), after: missing - Math.floor(missing / 2) };
}

/** The input cells under the window, in the kernel's order; some may lie outside. */
export function windowCells(geo, row, column) {
  const cells = [];
  for (let i = 0; i < geo.window[0]; i++) {
    for (let j = 0; j < geo.window[1]; j++) {
      const r = row * geo.strides[0] - geo.top + i * geo.dilation[0];
      const c = column * geo.strides[1] - geo.left + j * geo.dilation[1];
      const inside = r >= 0 && c >= 0 && r < geo.input[0] && c < geo.input[1];
      cells.push({ row: r, column: c, inside });
    }
  }
  return cells;
}

/** What the window sees: (window rows, window columns, channels), zeros where it hangs over. */
export function windowAt(image, channels, geo, row, column) {
  const seen = new Float32Array(geo.window[0] * geo.window[1] * channels);
  windowCells(geo, row, column).forEach((cell, place) => {
    if (!cell.inside) return;
    const from = (cell.row * geo.input[1] + cell.column) * channels;
    seen.set(image.subarray(from, from + channels), place * channels);
  });
  return seen;
}

/** Value times weight, one by one. */
export function products(values, weights) {
  return Float64Array.from(values, (value, i) => value * weights[i]);
}

/** Sums of every channel of (…, channels). */
export function channelSums(values, channels) {
  const sums = new Float64Array(channels);
  values.forEach((value, i) => (sums[i % channels] += value));
  return sums;
}

/** One filter's whole map before its activation: (rows, columns). */
export function featureMap(image, channels, kernel, bias, geo) {
  const map = new Float32Array(geo.rows * geo.columns);
  for (let row = 0, i = 0; row < geo.rows; row++) {
    for (let column = 0; column < geo.columns; column++, i++) {
      map[i] = convolveAt(image, channels, kernel, bias, geo, row, column);
    }
  }
  return map;
}

/** One number of a map. */
export function convolveAt(image, channels, kernel, bias, geo, row, column) {
  let sum = bias;
  for (let i = 0, k = 0; i < geo.window[0]; i++) {
    const r = row * geo.strides[0] - geo.top + i * geo.dilation[0];
    for (let j = 0; j < geo.window[1]; j++, k += channels) {
      const c = column * geo.strides[1] - geo.left + j * geo.dilation[1];
      if (r < 0 || c < 0 || r >= geo.input[0] || c >= geo.input[1]) continue;
      const from = (r * geo.input[1] + c) * channels;
      for (let m = 0; m < channels; m++) sum += image[from + m] * kernel[k + m];
    }
  }
  return sum;
}

/**
 * The largest of every window of one map, and who it was; among equals the first wins.
 * @returns {{values: Float32Array, winners: Int32Array, ties: Uint8Array}} winners: places in `map`
 */
export function maxPool(map, geo) {
  const count = geo.rows * geo.columns;
  const pooled = {
    values: new Float32Array(count),
    winners: new Int32Array(count),
    ties: new Uint8Array(count),
  };
  for (let place = 0; place < count; place++) {
    const { winner, equals } = winnerAt(map, geo, Math.floor(place / geo.columns), place % geo.columns);
    pooled.values[place] = map[winner];
    pooled.winners[place] = winner;
    pooled.ties[place] = equals > 1 ? 1 : 0;
  }
  return pooled;
}

/** Who wins one window, and how many cells of it are as large. */
function winnerAt(map, geo, row, column) {
  let [winner, equals] = [-1, 0];
  for (let i = 0; i < geo.window[0]; i++) {
    const r = row * geo.strides[0] - geo.top + i * geo.dilation[0];
    for (let j = 0; j < geo.window[1]; j++) {
      const c = column * geo.strides[1] - geo.left + j * geo.dilation[1];
      if (r < 0 || c < 0 || r >= geo.input[0] || c >= geo.input[1]) continue;
      const cell = r * geo.input[1] + c;
      if (winner < 0 || map[cell] > map[winner]) [winner, equals] = [cell, 1];
      else if (map[cell] === map[winner]) equals++;
    }
  }
  return { winner, equals };
}

/** `inputs` (n) times `kernel` (n, units), plus `bias` (units). */
export function dense(inputs, kernel, bias) {
  const sums = Float64Array.from(bias);
  inputs.forEach((input, i) => {
    if (input === 0) return;
    for (let unit = 0, from = i * sums.length; unit < sums.length; unit++) {
      sums[unit] += input * kernel[from + unit];
    }
  });
  return sums;
}

/** Logits -> probabilities. The largest is taken off first, so that no exponential overflows. */
export function softmax(logits, temperature = 1) {
  const largest = Math.max(...logits);
  const powers = Float64Array.from(logits, (logit) => Math.exp((logit - largest) / temperature));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/** The length of a list of weights. */
export function norm(weights) {
  return Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0));
}
