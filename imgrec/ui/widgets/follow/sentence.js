/** Where the number is and what it is there, in words. */

import { fill, number, percent } from "../lib/format.js";
import { STATIONS } from "./model.js";

/** "ReLU", or the name that Keras has for it. */
export function activationOf(name, words) {
  return words[name] ?? name;
}

export function sentenceOf(model, { filter, place, journey, step }, words) {
  const { value, before, verdict, flat, dense, output, probability } = journey;
  const name = STATIONS[step];
  const told = {
    ...place,
    filter,
    before: number(before, 4),
    value: number(value, 4),
    activation: activationOf(model.options.conv2d.activation, words),
    most: verdict ? number(verdict.value, 4) : "",
    index: flat?.index,
    unit: dense?.unit,
    product: dense ? number(dense.product, 4) : "",
    sum: dense ? number(dense.sum, 4) : "",
    part: output ? number(output.product, 4) : "",
    logit: output ? number(output.logit, 4) : "",
    name: output ? model.options.class_names[output.cls] : "",
    share: probability ? percent(probability.value, 2) : "",
  };
  const way = journey.ends === null ? words.say_all_the_way : fill(words.say_ends, { station: words[`station_${STATIONS[journey.ends]}`] });
  return `${fill(words.say_start, told)} ${fill(words[`say_${verdict || step === 0 ? name : "not_pooled"}`], told)} ${way}`;
}
