/** What is under the cursor, what the masks did to the answer, and the Keras line, in words. */

import { fill, number, percent } from "../lib/format.js";
import { NOISE_SHAPES, best, scaleOf } from "./model.js";

export const DIGITS = 4;

export function sentenceOf(model, { unit, copy, settings, one }, words) {
  const told = {
    unit, copy, count: model.units.length, silenced: one.silenced, awake: one.awake,
    before: number(model.units[unit], DIGITS), after: number(one.after[unit], DIGITS),
    scale: number(scaleOf(settings.rate), DIGITS),
  };
  if (!settings.training) return fill(words.say_predicting, told);
  const what = one.mask[unit] ? words.say_kept : words.say_silenced;
  return `${fill(what, told)} ${fill(words.say_mask, told)}`;
}

/** @param {"probabilities" | "logits"} kind */
export function spreadSentence(model, { batch, settings, kind }, words) {
  const steady = model.steady[kind];
  const winner = best(steady);
  const { wins, least, most, means } = batch[kind];
  const write = writer(kind);
  return fill(words[settings.training ? `spread_${kind}` : "spread_predicting"], {
    name: model.options.class_names[winner], count: model.count, wins: wins[winner],
    least: write(least[winner]), most: write(most[winner]),
    mean: write(means[winner]), steady: write(steady[winner]),
  });
}

/** A share in percent, or a logit with two digits. */
export function writer(kind) {
  return kind === "logits" ? (value) => number(value, 2) : (value) => percent(value);
}

/** `Dropout(0.4, noise_shape=(None, 1), seed=7)`, as `imgrec.keras_line` writes it. */
export function kerasLine({ rate, noise, seed }) {
  const shape = NOISE_SHAPES[noise];
  const written = shape && `noise_shape=(${shape.map((axis) => axis ?? "None").join(", ")})`;
  return `Dropout(${[rateText(rate), written, `seed=${seed}`].filter(Boolean).join(", ")})`;
}

/** 0.4, 0.45, 0.0: as Python writes it. */
export function rateText(rate) {
  const text = String(Number(rate.toFixed(2)));
  return text.includes(".") ? text : `${text}.0`;
}
