/**
 * Numbers -> colours, by the rules of `imgrec/figures/colours.py`, which sends the colours along.
 *
 * A scale is `{zero, positive, negative}`, three colours as [red, green, blue], 0 to 255.
 */

/** @typedef {{zero: number[], positive: number[], negative: number[]}} Scale */

/** The three scales of a theme, and the rules to paint with. */
export function scalesOf(theme) {
  const zero = rgb(theme.card);
  const positive = rgb(theme.positive);
  return {
    values: { zero, positive, negative: rgb(theme.negative) },
    activations: { zero, positive, negative: zero },
    weights: { zero, positive: rgb(theme.weight_positive), negative: rgb(theme.weight_negative) },
  };
}

/** How far a colour goes from zero's, 0 to 1: `(|value| / range) ** power`. */
export function strength(value, range, power) {
  return range > 0 ? Math.min(Math.abs(value) / range, 1) ** power : 0;
}

/** The colour of one number as [red, green, blue], whole numbers. */
export function colourOf(value, range, scale, power) {
  const end = value < 0 ? scale.negative : scale.positive;
  const amount = strength(value, range, power);
  return scale.zero.map((zero, i) => whole(zero + amount * (end[i] - zero)));
}

/** Many numbers as RGBA, for a canvas. */
export function paint(values, range, scale, power) {
  const pixels = new Uint8ClampedArray(values.length * 4);
  for (let i = 0; i < values.length; i++) {
    const end = values[i] < 0 ? scale.negative : scale.positive;
    const amount = strength(values[i], range, power);
    for (let c = 0; c < 3; c++) pixels[4 * i + c] = scale.zero[c] + amount * (end[c] - scale.zero[c]);
    pixels[4 * i + 3] = 255;
  }
  return pixels;
}

/** One colour channel, 0 to 1, as grey RGBA. */
export function paintGrey(values) {
  const pixels = new Uint8ClampedArray(values.length * 4);
  for (let i = 0; i < values.length; i++) {
    pixels.fill(values[i] * 255, 4 * i, 4 * i + 3);
    pixels[4 * i + 3] = 255;
  }
  return pixels;
}

/**
 * A first-layer filter as the colours it looks for: mid grey is 0, its largest weight is full.
 * @param {Float32Array} kernel (rows, columns, channels), 3 channels or they are averaged to grey
 */
export function paintFilter(kernel, channels) {
  const largest = kernel.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) || 1;
  const cells = kernel.length / channels;
  const pixels = new Uint8ClampedArray(cells * 4);
  for (let i = 0; i < cells; i++) {
    const weights = kernel.subarray(i * channels, (i + 1) * channels);
    const grey = weights.reduce((sum, weight) => sum + weight, 0) / channels;
    for (let c = 0; c < 3; c++) {
      pixels[4 * i + c] = 127.5 + 127.5 * ((channels === 3 ? weights[c] : grey) / largest);
    }
    pixels[4 * i + 3] = 255;
  }
  return pixels;
}

/** The range that all maps of a layer share: the 98.5th percentile of |value|, or the largest. */
export function layerRange(values, percentile) {
  if (values.length === 0) return 0;
  const sizes = new Float32Array(values.length);
  for (let i = 0; i < sizes.length; i++) sizes[i] = Math.abs(values[i]); // four times as fast as `from`
  sizes.sort();
  const place = ((sizes.length - 1) * percentile) / 100;
  const below = Math.floor(place);
  const above = Math.min(below + 1, sizes.length - 1);
  return sizes[below] + (place - below) * (sizes[above] - sizes[below]) || sizes.at(-1);
}

/** `#RRGGBB` as [red, green, blue]. */
export function rgb(code) {
  return [1, 3, 5].map((i) => parseInt(code.slice(i, i + 2), 16));
}

/** [red, green, blue] as CSS. */
export function css(colour) {
  return `rgb(${colour.join(", ")})`;
}

/** Black or white, whichever is easier to read on a colour (WCAG 2.2, contrast ratio). */
export function textOn(colour) {
  const light = luminance(colour);
  return 1.05 / (light + 0.05) > (light + 0.05) / 0.05 ? "#FFFFFF" : "#000000";
}

function luminance(colour) {
  const [red, green, blue] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const rounded = new Uint8ClampedArray(1);

/** As a canvas rounds, and NumPy's `rint`: a half goes to the even neighbour. */
function whole(value) {
  rounded[0] = value;
  return rounded[0];
}
