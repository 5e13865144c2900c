/** What is under the cursor, in words. */

import { fill, number } from "../lib/format.js";

export function sentenceOf(model, { unit, chosen }, words) {
  const { products, weights, total } = model.made[chosen];
  const told = {
    ...{ unit, name: model.names[chosen], logit: number(total, 4) },
    value: number(model.inputs[unit], 4),
    weight: number(weights[unit], 4),
    product: number(products[unit], 4),
  };
  const verdict = products[unit] > 0 ? "say_for" : products[unit] < 0 ? "say_against" : "say_asleep";
  return `${fill(words.say, told)} ${fill(words[verdict], told)} ${fill(words.say_logit, told)}`;
}
