/** What is under the cursor, in words. */

import { fill, number } from "../lib/format.js";

export function sentenceOf(model, { filter, place, at }, words) {
  const told = {
    ...place,
    filter,
    sum: number(at.total, 4),
    after: number(at.after, 4),
    activation: activationName(model, words),
  };
  const parts = [
    fill(words[model.isEdited(filter) ? "say_edited" : "say"], told),
    verdictOf(model, filter, place, words),
  ];
  const outside = at.cells.filter((cell) => !cell.inside).length * model.channels;
  if (outside) parts.push(fill(words.say_ring, { outside, all: at.values.length }));
  return parts.filter(Boolean).join(" ");
}

/** "ReLU", or the name that Keras has for it. */
export function activationName(model, words) {
  const name = model.options.conv2d.activation;
  return words[name] ?? name;
}

/** "red", or "channel 3" where the picture has other channels than red, green and blue. */
export function channelName(model, words, index) {
  const names = words.channels.split(" ");
  return names.length === model.channels ? names[index] : fill(words.channel, { channel: index });
}

function verdictOf(model, filter, place, words) {
  const verdict = model.verdict(filter, place);
  if (!verdict) return words.say_not_pooled;
  if (verdict.tied && verdict.value === 0) return words.say_zeros;
  if (verdict.tied) return fill(verdict.wins ? words.say_ties_first : words.say_ties, verdict.winner);
  if (verdict.wins) return words.say_wins;
  return fill(words.say_loses, { ...verdict.winner, value: number(verdict.value, 4) });
}
