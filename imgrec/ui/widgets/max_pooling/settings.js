/** Which settings of the layer are possible, why others are not, and the line of Keras they make. */

/** @typedef {import("./model.js").Pool} Pool */

export const SIDES = ["rows", "columns"];

/**
 * The setting one step on, or the name of the sentence that says why there is none.
 * @param {Pool} pool
 * @param {number[]} size rows and columns of the map
 * @returns {{pool?: Pool, refused?: string}}
 */
export function stepped(pool, name, side, by, size) {
  const sizes = [...(pool[name] ?? pool.pool_size)];
  sizes[side] += by;
  if (sizes[side] < 1) return { refused: `refused_${name}_zero` };
  if (sizes[side] > size[side]) return { refused: `refused_${name}_large` };
  return { pool: { ...pool, [name]: sizes } };
}

/** `MaxPooling2D(pool_size=(3, 3), strides=(2, 2), padding="same")` */
export function kerasLine({ pool_size, strides, padding }) {
  const pair = (sizes) => `(${sizes.join(", ")})`;
  const parts = [`pool_size=${pair(pool_size)}`];
  if (strides) parts.push(`strides=${pair(strides)}`);
  if (padding !== "valid") parts.push(`padding="${padding}"`);
  return `MaxPooling2D(${parts.join(", ")})`;
}

/** The rule for one side with its numbers filled in: "⌊(32 − 2) ÷ 2⌋ + 1 = 16". */
export function sizeFormula({ pool_size, strides, padding }, side, size, result) {
  const stride = (strides ?? pool_size)[side];
  if (padding === "same") return `⌈${size} ÷ ${stride}⌉ = ${result}`;
  return `⌊(${size} − ${pool_size[side]}) ÷ ${stride}⌋ + 1 = ${result}`;
}

export const ADDRESS = ["pool_rows", "pool_columns", "stride_rows", "stride_columns", "same"];

/** The settings as the address keeps them: only those that are not the network's own. */
export function addressOf({ pool, isOwn }, search = globalThis.location?.search ?? "") {
  if (isOwn && !search.includes(`${ADDRESS[0]}=`)) return {};
  const values = [...pool.pool_size, ...(pool.strides ?? [0, 0]), pool.padding === "same" ? 1 : 0];
  return Object.fromEntries(ADDRESS.map((name, i) => [name, values[i]]));
}

/** The settings that an address asks for; the network's own where it asks for none, or for what cannot be. */
export function poolOf(asked, { rows, columns, pool }) {
  const [high, wide, down, across, same] = ADDRESS.map((name) => asked[name]);
  const fits = (value, most, least = 1) => value >= least && value <= most;
  const moves = down === 0 && across === 0 ? null : [down, across];
  if (!fits(high, rows) || !fits(wide, columns)) return pool;
  if (moves && !(fits(down, rows) && fits(across, columns))) return pool;
  return { pool_size: [high, wide], strides: moves, padding: same === 1 ? "same" : "valid" };
}
