/** Whole numbers -> random numbers that are the same each time; not those of NumPy or Keras. */

/**
 * A stream of numbers from 0 to below 1. Another seed, or another part, is another stream.
 * @param {...number} seeds such as a seed and the number of a draw
 * @returns {() => number}
 */
export function randomStream(...seeds) {
  let state = seeds.reduce((mixed, seed) => scramble((mixed ^ seed) + 0x9e3779b9), 0x2545f491);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    return scramble(state) / 2 ** 32;
  };
}

/** So many of them at once. */
export function randomNumbers(count, ...seeds) {
  const next = randomStream(...seeds);
  return Float64Array.from({ length: count }, next);
}

/** 32 bits -> 32 other bits, each of which hangs on all of the first (Mulberry32's last steps). */
function scramble(bits) {
  let t = Math.imul(bits ^ (bits >>> 15), bits | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return (t ^ (t >>> 14)) >>> 0;
}
