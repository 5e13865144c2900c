/** Changes of a picture as numbers -> how they are written, and what has changed in words. */

import { fill, number, signed } from "../lib/format.js";

/** The changes in the order of the sliders: the step of each, and its number as a person reads it. */
export const CHANGES = {
  across: { step: 0.5, digits: 1, write: signed },
  down: { step: 0.5, digits: 1, write: signed },
  rotate: { step: 1, digits: 0, write: signed },
  size: { step: 0.05, digits: 2, write: (value, digits) => number(2 ** value, digits) },
  brightness: { step: 1, digits: 0, write: signed },
  contrast: { step: 0.05, digits: 2, write: (value, digits) => number(1 + value, digits) },
  blur: { step: 0.1, digits: 1, write: number },
  noise: { step: 1, digits: 0, write: number },
  colour: { step: 0.05, digits: 0, write: (value, digits) => number(100 * (1 + value), digits) },
};
const OF_ITSELF = ["across", "down", "brightness"]; // "moved left by 3 px": the words tell the side

/** `-20` of `rotate` as "−20°"; nothing changed has no sign. */
export function written(name, value, words) {
  const { digits, write } = CHANGES[name];
  const text = value === 0 && write === signed ? number(0, digits) : write(value, digits);
  return fill(words[`is_${name}`], { value: text });
}

/** What has changed, "rotated by +20°, blurred by 1.3 px"; empty where nothing has. */
export function inWords(values, words) {
  const changed = Object.keys(CHANGES).filter((name) => values[name] !== 0);
  const told = changed.map((name) => {
    const value = values[name];
    const text = OF_ITSELF.includes(name)
      ? fill(words[`is_${name}`], { value: number(Math.abs(value), CHANGES[name].digits) })
      : written(name, value, words).replace("+", "");
    return fill(words[`${value > 0 ? "more" : "less"}_${name}`], { value: text });
  });
  const all = told.join(", ");
  return all.charAt(0).toUpperCase() + all.slice(1);
}

/** A slider has steps of 0.05: what is a rounding away from nothing is nothing. */
export function onStep(name, value) {
  const { step } = CHANGES[name];
  return Number((Math.round(value / step) * step).toFixed(3)) || 0;
}

/** Where the coloured part of a track starts and ends, as shares of it: from nothing to the value. */
export function span(value, [least, most]) {
  const share = (at) => (at - least) / (most - least);
  const ends = [share(0), share(value)];
  return { from: Math.min(...ends), to: Math.max(...ends) };
}
