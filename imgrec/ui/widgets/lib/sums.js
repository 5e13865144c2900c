/** Values times weights, plus a bias -> the sum, told in parts: what is for it, what against, who says most. */

const MOST = 5;

/**
 * @typedef {object} Side the products of one sign
 * @property {number[]} largest places of the largest, the largest first
 * @property {number} count how many there are
 * @property {number} sum of all of them
 * @property {number} rest what all but the largest make together
 */

/** @returns {{products: Float64Array, up: Side, down: Side, bias: number, total: number, zeros: number}} */
export function sumOf(values, weights, bias, most = MOST) {
  const products = Float64Array.from(values, (value, i) => value * weights[i]);
  const places = [...products.keys()];
  const up = side(products, places.filter((i) => products[i] > 0), most);
  const down = side(products, places.filter((i) => products[i] < 0), most);
  const zeros = products.length - up.count - down.count;
  return { products, up, down, bias, total: up.sum + down.sum + bias, zeros };
}

function side(products, places, most) {
  const sorted = places.sort((a, b) => Math.abs(products[b]) - Math.abs(products[a]) || a - b);
  const add = (chosen) => chosen.reduce((sum, i) => sum + products[i], 0);
  const largest = sorted.slice(0, most);
  return { largest, count: sorted.length, sum: add(sorted), rest: add(sorted.slice(most)) };
}

/** A list of `count` things as a picture about twice as wide as high: 512 -> 16 rows of 32. */
export function layoutOf(count) {
  const columns = Math.max(Math.ceil(Math.sqrt(2 * count)), 1);
  return { rows: Math.ceil(count / columns), columns };
}
