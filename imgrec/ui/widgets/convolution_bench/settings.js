/** The arguments of the layer: which are possible, why others are not, what size and line they make. */

/**
 * @typedef {object} Settings
 * @property {number} filters
 * @property {number[]} kernel_size rows and columns, like all pairs
 * @property {number[]} strides
 * @property {"valid" | "same"} padding
 * @property {number[]} dilation_rate
 * @property {string} activation
 * @property {boolean} use_bias
 * @property {"learned" | "preset" | "random"} weights
 * @property {number} seed
 */

export const PAIRS = ["kernel_size", "strides", "dilation_rate"];
export const MOST = { filters: 64, kernel_size: 11, strides: 8, dilation_rate: 8 };

/** How many pixels there are from the first to the last under the window, gaps included. */
export const reachOf = (window, dilation) => (window - 1) * dilation + 1;

/**
 * Why the layer cannot be so: the name of a sentence and what it is filled in with, or null.
 * @param {Settings} settings
 * @param {number[]} size rows and columns of the picture
 */
export function refusal(settings, size) {
  const [strides, dilation] = [settings.strides, settings.dilation_rate];
  if (Math.max(...strides) > 1 && Math.max(...dilation) > 1) {
    return { sentence: "refused_both", told: { strides: pair(strides), dilation: pair(dilation) } };
  }
  for (const side of [0, 1]) {
    const reach = reachOf(settings.kernel_size[side], dilation[side]);
    if (settings.padding === "valid" && reach > size[side]) {
      return { sentence: "refused_reach", told: { reach, size: size[side], kernel: settings.kernel_size[side], dilation: dilation[side] } };
    }
  }
  return null;
}

/** One step on in one number (`side` for pairs), or why there is none. */
export function stepped(settings, name, side, by, size) {
  const now = settings[name];
  const value = (side === null ? now : now[side]) + by;
  if (value < 1) return { refused: { sentence: "refused_least", told: { name } } };
  if (value > MOST[name]) return { refused: { sentence: "refused_most", told: { name, most: MOST[name] } } };
  return changed(settings, { [name]: side === null ? value : now.map((old, i) => (i === side ? value : old)) }, size);
}

/** The settings with some of them changed, or why they cannot be so. */
export function changed(settings, values, size) {
  const next = { ...settings, ...values };
  const refused = refusal(next, size);
  return refused ? { refused } : { settings: next };
}

/** `Conv2D(32, (3, 3), strides=(2, 2), padding="same")`, as `imgrec.keras_line` writes it. */
export function kerasLine(settings) {
  const parts = [String(settings.filters), pair(settings.kernel_size)];
  if (!isOne(settings.strides)) parts.push(`strides=${pair(settings.strides)}`);
  if (settings.padding !== "valid") parts.push(`padding="${settings.padding}"`);
  if (!isOne(settings.dilation_rate)) parts.push(`dilation_rate=${pair(settings.dilation_rate)}`);
  if (settings.activation !== "linear") parts.push(`activation="${settings.activation}"`);
  if (!settings.use_bias) parts.push("use_bias=False");
  return `Conv2D(${parts.join(", ")})`;
}

/** The rule for one side with its numbers filled in: what the window spans, and how often it fits. */
export function formulas(settings, geo, side) {
  const [window, stride, dilation] = PAIRS.map((name) => settings[name][side]);
  const [size, result] = [geo.input[side], [geo.rows, geo.columns][side]];
  const reach = reachOf(window, dilation);
  const span = `(${window} − 1) × ${dilation} + 1 = ${reach}`;
  const out = settings.padding === "same" ? `⌈${size} ÷ ${stride}⌉ = ${result}` : `⌊(${size} − ${reach}) ÷ ${stride}⌋ + 1 = ${result}`;
  return { span, out };
}

/** `(3 × 3 × 3 + 1) × 32 = 896`: the weights of a filter and its bias, times the filters. */
export function countFormula({ kernel_size: [height, width], filters, use_bias }, channels) {
  const weights = [height, width, channels].join(" × ");
  const count = (height * width * channels + (use_bias ? 1 : 0)) * filters;
  const grouped = String(count).replace(/\B(?=(\d{3})+$)/g, ",");
  return { count, text: `${use_bias ? `(${weights} + 1)` : weights} × ${filters} = ${grouped}` };
}

/** Pixels at the lower and right end that no window covers, because the steps do not come out even. */
export function unseen(geo) {
  return [geo.rows, geo.columns].map((count, side) => {
    const before = [geo.top, geo.left][side];
    const last = (count - 1) * geo.strides[side] + reachOf(geo.window[side], geo.dilation[side]) - before;
    return Math.max(geo.input[side] - last, 0);
  });
}

function isOne(sizes) {
  return sizes.every((size) => size === 1);
}

function pair(sizes) {
  return `(${sizes.join(", ")})`;
}
