/** What is under the cursor, in words. */

import { fill, number } from "../lib/format.js";
import { unitInWords } from "./units.js";

export function sentenceOf(model, { overUnit, unit, cell, made, waiting }, words) {
  if (overUnit !== null && overUnit !== unit) {
    return `${unitInWords(model, overUnit, words)} ${words.click_unit}`;
  }
  if (waiting) return `${unitInWords(model, unit, words)} ${words.waiting}`;
  const index = model.indexOf(cell);
  const told = {
    ...{ ...cell, unit, index },
    value: number(model.inputs[index], 4),
    weight: number(made.weights[index], 4),
    product: number(made.products[index], 4),
  };
  const key = model.inputs[index] === 0 ? "say_zero" : made.products[index] < 0 ? "say_down" : "say_up";
  return `${fill(words.say, told)} ${words[key]} ${unitInWords(model, unit, words)}`;
}
