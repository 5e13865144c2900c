/** What is under the cursor, or the moment itself, in words. */

import { best } from "../lib/class_bars.js";
import { fill, number, percent } from "../lib/format.js";
import { pictureNames } from "./answers.js";

/** `After epoch 3 of 20`, `After 8 steps of epoch 1`. */
export function when(reel, moment, words) {
  const [epoch, step] = [reel.tensors.epoch.data[moment], reel.tensors.step.data[moment]];
  if (step) return fill(words.after_step, { steps: number(step, 0), epoch: epoch + 1 });
  return epoch ? fill(words.after_epoch, { epoch, epochs: reel.about.epochs }) : words.untrained;
}

export function sentenceOf(model, { moments, hover, picture }, words) {
  const told = { filter: filterSentence, cell: cellSentence, bar: barSentence }[hover?.kind];
  const reel = model.reels[hover?.film ?? 0];
  return told?.(model, reel, moments[reel.place], hover, words) || momentSentence(model, moments[0], picture, words);
}

function momentSentence(model, moment, picture, words) {
  const { first } = model;
  const [loss, accuracy] = [first.figure("loss", moment), first.figure("accuracy", moment)];
  const [heldLoss, held] = [first.figure("val_loss", moment), first.figure("val_accuracy", moment)];
  const { test } = first.about;
  const figures = [
    loss === null ? words.say_first : fill(words.say_training, { loss: number(loss), accuracy: percent(accuracy) }),
    held === null ? "" : fill(words.say_held_out, { loss: number(heldLoss), accuracy: percent(held) }),
    test && moment === first.last ? fill(words.say_test, { accuracy: percent(test.accuracy), n: number(test.n, 0) }) : "",
  ].join("");
  return fill(words.say_moment, { when: when(first, moment, words), figures, answer: answerOf(model, moment, picture, words) });
}

function answerOf(model, moment, picture, words) {
  const answer = model.first.answer(picture, moment);
  if (!answer) return words.say_no_answer;
  const winner = best([...answer]);
  const name = pictureNames(model.first, words).find(([value]) => value === picture)[1];
  return fill(words.say_answer, { picture: name, name: model.first.names[winner], share: percent(answer[winner]) });
}

function filterSentence(model, reel, moment, { index }, words) {
  const weights = reel.filter(index, moment);
  const weight = weights.reduce((most, value) => (Math.abs(value) > Math.abs(most) ? value : most), 0);
  const told = { when: when(reel, moment, words), filter: index, norm: number(reel.row("filter_norms", moment)[index]) };
  return fill(words.say_filter, { ...told, weight: number(weight) });
}

function cellSentence(model, reel, moment, { row, column }, words) {
  const found = reel.confusion(moment);
  if (!found) return "";
  const classes = reel.names.length;
  const line = found.counts.subarray(row * classes, (row + 1) * classes);
  const told = { truth: reel.names[row], answer: reel.names[column], epoch: found.epoch };
  return fill(words.say_cell, { ...told, count: number(line[column], 0), all: number(line.reduce((sum, n) => sum + n, 0), 0) });
}

function barSentence(model, reel, moment, { index }, words) {
  const width = model.options.bin_width;
  const count = reel.row("norms", moment)[index] ?? 0;
  return fill(words.bar, { count: number(count, 0), low: number(index * width, 2), high: number((index + 1) * width, 2) });
}
