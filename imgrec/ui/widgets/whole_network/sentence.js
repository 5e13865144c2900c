/** What is under the cursor, in words with its value; without a cursor, what adds most to the answer. */

import { fill, number, signed } from "../lib/format.js";
import { loudestUnits, strongestInputs, strongestUnits } from "./reach.js";

const DIGITS = 4;
const TOLD = 2; // of the strongest weights, in words

export function sentenceOf(item, model, words) {
  return item ? makers[item.block](item, model, words) : ofTrail(model, words);
}

/** "ReLU", or the name that Keras has for it. */
export function activationName(name, words) {
  return words[name] ?? name;
}

/** "red", or "channel 3" where the picture has other channels than red, green and blue. */
export function channelName(map, model, words) {
  const names = words.channels.split(" ");
  return names.length === model.channels.length ? names[map] : fill(words.channel, { channel: map });
}

const makers = {
  picture: (item, model, words) =>
    fill(words.say_picture, {
      ...item, filters: model.maps.length,
      values: model.channels.map((values, map) => `${channelName(map, model, words)} ${number(values[model.placeOf(item)], DIGITS)}`).join(", "),
    }),
  channels: (item, model, words) =>
    fill(words.say_channel, { ...item, filters: model.maps.length, channel: channelName(item.map, model, words), value: number(model.valueOf(item), DIGITS) }),
  conv2d: ofMapPixel,
  max_pooling2d: ofPooled,
  flatten: ofFlat,
  dense: ofUnit,
  dropout: (item, model, words) =>
    fill(words.say_dropout, { unit: model.placeOf(item), value: number(model.valueOf(item), DIGITS), rate: number(100 * model.options.dropout_rate, 0) }),
  output: ofClass,
};

function ofTrail(model, words) {
  const { filter, evidence, logit, value, row, column, positive, units, winner } = model.options.trail;
  return fill(words.say_trail, {
    filter, row, column, positive: number(positive, 0), n: number(model.maps[filter].length, 0), winner: model.options.class_names[winner],
    evidence: signed(evidence, 2), logit: number(logit, 2), value: number(value, DIGITS), units: units.map(({ index }) => index).join(", "),
  });
}

function ofMapPixel(item, model, words) {
  const { weights, activation } = model.options.conv2d;
  const told = {
    ...item, weights, activation: activationName(activation, words),
    sum: number(model.sums[item.map][model.placeOf(item)], DIGITS), value: number(model.valueOf(item), DIGITS),
  };
  return `${fill(words.say_conv2d, told)} ${verdict(item, model, words)}`;
}

function verdict(item, model, words) {
  const pooled = model.pooledOver(item);
  if (!pooled) return words.say_not_pooled;
  const winner = model.winnerOf(pooled);
  const told = { ...winner, value: number(model.valueOf(pooled), DIGITS), index: number(model.flatIndex(pooled), 0) };
  if (winner.row !== item.row || winner.column !== item.column) return fill(words[winner.tied ? "say_ties" : "say_loses"], told);
  return `${fill(words.say_wins, told)} ${toUnits(model.flatIndex(pooled), model, words)}`;
}

function ofPooled(item, model, words) {
  const winner = model.winnerOf(item);
  const index = model.flatIndex(item);
  const [high, wide] = model.pool.window;
  const told = { ...item, value: number(model.valueOf(item), DIGITS), cells: high * wide, from_row: winner.row, from_column: winner.column, index: number(index, 0) };
  return `${fill(words[winner.tied ? "say_pooled_tied" : "say_pooled"], told)} ${toUnits(index, model, words)}`;
}

function ofFlat(item, model, words) {
  const index = model.placeOf(item);
  const { row, column, map } = model.pooledAt(index);
  const told = {
    index, row, column, map, n: number(model.flat.length, 0), value: number(model.flat[index], DIGITS),
    columns: model.pool.columns, filters: model.maps.length,
  };
  return `${fill(words.say_flatten, told)} ${toUnits(index, model, words)}`;
}

function ofUnit(item, model, words) {
  const unit = model.placeOf(item);
  const { winner } = model.options.trail;
  const told = {
    unit, sum: number(model.unitSums[unit], DIGITS), value: number(model.units[unit], DIGITS),
    activation: activationName(model.options.dense_activation, words), n: number(model.flat.length, 0),
  };
  const inputs = strongestInputs(unit, model).slice(0, TOLD).map(({ index, weight }) => fill(words.from_flat, { index, weight: signed(weight, DIGITS) }));
  const parts = [fill(words.say_unit, told)];
  if (inputs.length) parts.push(fill(words.say_inputs, { inputs: inputs.join(", ") }));
  if (model.weights) {
    const added = { evidence: signed(model.evidence(unit, winner), DIGITS), name: model.options.class_names[winner] };
    parts.push(fill(model.units[unit] === 0 ? words.say_adds_nothing : words.say_adds, added));
  }
  return parts.join(" ");
}

function ofClass(item, model, words) {
  const told = { name: model.options.class_names[item.row], logit: number(model.logits[item.row], DIGITS), probability: model.options.percents[item.row] };
  const units = loudestUnits(item.row, model).slice(0, TOLD).map(({ unit, evidence }) => fill(words.from_unit, { unit, evidence: signed(evidence, DIGITS) }));
  return units.length ? `${fill(words.say_class, told)} ${fill(words.say_loudest, { units: units.join(", ") })}` : fill(words.say_class, told);
}

function toUnits(index, model, words) {
  const units = strongestUnits(index, model).slice(0, TOLD).map(({ unit, weight }) => fill(words.to_unit, { unit, weight: signed(weight, DIGITS) }));
  if (!units.length) return "";
  return fill(model.flat[index] === 0 ? words.say_weights_of_zero : words.say_weights, { units: units.join(", ") });
}
