/** The class under the cursor in words, and what the settings did to all of them. */

import { fill, number } from "../lib/format.js";
import { power, share } from "./model.js";

export function sentenceOf({ names, logits, made }, { shown, settings }, words) {
  const { temperature, shift } = settings;
  const told = {
    name: names[shown],
    ...{ shift, temperature: number(temperature, 2), logit: number(logits[shown], 3) },
    exponent: number(made.exponents[shown], 3),
    power: power(made.exponents[shown]),
    sum: power(made.logOfSum),
    share: share(made.probabilities[shown]),
    moved: number(made.moved, 6),
  };
  const parts = [fill(words.say, told)];
  if (shift) parts.push(fill(words.say_shift, told));
  if (temperature > 1) parts.push(words.say_closer);
  if (temperature < 1) parts.push(words.say_apart);
  return parts.join(" ");
}
