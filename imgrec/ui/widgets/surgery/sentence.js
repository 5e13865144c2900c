/** What is in hand, and what would become of the answer without it, in words. */

import { fill, number, percent, signed } from "../lib/format.js";
import { best } from "./model.js";
import { isUntouched, replacementOf } from "./state.js";

/** What a part is called: "red", "filter 9", "unit 301". */
export function nameOf(model, words, { part, index }, surgery = null) {
  if (part === "channels") {
    const names = words.channel_names.split(" ");
    return names.length === model.channels ? names[index] : fill(words.channel, { channel: index });
  }
  if (part === "units") return fill(words.unit, { unit: index });
  const replaced = surgery && replacementOf(surgery, index);
  return fill(words[replaced ? "filter_replaced" : "filter"], { filter: index });
}

/** The answer as it is, against the untouched one. */
export function answerSentence(model, surgery, words) {
  const names = model.options.class_names;
  const told = { before: names[model.winner], before_share: percent(model.untouched[model.winner]) };
  if (isUntouched(surgery)) return fill(words.answer_untouched, told);
  const now = model.answer(surgery)?.probabilities;
  if (!now) return fill(words.answer_waiting, told);
  const winner = best(now);
  const after = { name: names[winner], share: percent(now[winner]) };
  return fill(words[winner === model.winner ? "answer_same" : "answer_other"], { ...told, ...after });
}

export function sentenceOf(model, surgery, { part, index }, words) {
  const name = nameOf(model, words, { part, index }, surgery);
  const off = surgery[part].includes(index);
  const first = fill(words[off ? "say_off" : "say_on"], { name: sentenceCase(name, part, words) });
  const between = part === "units" ? unitSentence(model, surgery, index, words) : null;
  return [first, between, ifToggled(model, surgery, { part, index, off }, words)].filter(Boolean).join(" ");
}

function unitSentence(model, surgery, index, words) {
  const value = model.unit(surgery, index);
  if (value === null) return null;
  if (value === 0) return words.say_asleep;
  const given = signed(model.evidence(surgery, index), 4);
  return fill(words.say_unit, { value: number(value, 4), given, name: model.options.class_names[model.winner] });
}

function ifToggled(model, surgery, { part, index, off }, words) {
  const then = model.answerWith(surgery, part, index)?.probabilities;
  if (!then) return part === "channels" ? words.say_channel : null;
  const winner = best(then);
  const told = { name: model.options.class_names[winner], share: percent(then[winner], 2) };
  return fill(words[off ? "say_with" : "say_without"], told);
}

function sentenceCase(name, part, words) {
  const whole = part === "channels" ? fill(words.the_channel, { name }) : name;
  return whole[0].toUpperCase() + whole.slice(1);
}
