/** Logits -> powers, their sum and shares, with a temperature and something added to every logit. */

import { softmax } from "../lib/by_hand.js";
import { number, percent } from "../lib/format.js";

const SUPERSCRIPT = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const LARGE = 1e6;
const SMALL = 1e-3;

/**
 * @param {ArrayLike<number>} logits
 * @param {{temperature: number, shift: number}} settings
 */
export function filledIn(logits, { temperature, shift }) {
  const exponents = Array.from(logits, (logit) => (logit + shift) / temperature);
  const shifted = Float64Array.from(logits, (logit) => logit + shift);
  const largest = Math.max(...exponents);
  const sum = exponents.reduce((total, x) => total + Math.exp(x - largest), 0);
  const probabilities = softmax(shifted, temperature);
  const unmoved = softmax(Float64Array.from(logits), temperature);
  const moved = Math.max(...probabilities.map((p, k) => Math.abs(p - unmoved[k])));
  return { exponents, probabilities, moved, logOfSum: largest + Math.log(sum) };
}

/** `e` to a power, as text: 12.345, or 1.2346 × 10⁴⁴ where that is easier to read. */
export function power(exponent) {
  const value = Math.exp(exponent);
  if (value >= SMALL && value < LARGE) return number(value, value < 100 ? 4 : 2);
  const tens = exponent / Math.LN10;
  let whole = Math.floor(tens);
  let digits = 10 ** (tens - whole);
  if (Number(digits.toFixed(3)) >= 10) [whole, digits] = [whole + 1, digits / 10];
  return `${number(digits, 3)} × 10${superscript(whole)}`;
}

/** A probability in percent, with two digits where nothing else is asked. */
export const share = (probability, digits = 2) => percent(probability, digits);

/** The temperature of a slider's step: each step is the same factor, and the middle is exactly 1. */
export function temperatureAt(step, { steps, factor }) {
  return factor ** (step / steps);
}

function superscript(value) {
  const digits = Array.from(String(Math.abs(value)), (digit) => SUPERSCRIPT[Number(digit)]);
  return (value < 0 ? "⁻" : "") + digits.join("");
}
