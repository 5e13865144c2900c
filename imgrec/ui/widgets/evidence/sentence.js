/** A cell in words, what the map shows, and what it means when random weights draw the same. */

import { fill, number, signed } from "../lib/format.js";
import { channelNames } from "./controls.js";
import { correlation } from "./model.js";

const DIGITS = 3;
const ALIKE = 0.3;
const ENOUGH_CELLS = 64; // from here on, chance alone stays below a quarter
const CHANCE = 2; // standard deviations of the correlation of unrelated maps, 1 / sqrt(cells)

/** `frog`, or `frog rather than cat`. */
export function nameOf(model, { one, other }, words) {
  const names = model.options.class_names;
  return fill(other === null ? words.name_alone : words.name_rather, { name: names[one], other: names[other] });
}

export function sentenceOf(model, { asked, found, random, cell }, words) {
  const said = cellSentence(model, { asked, found, cell }, words);
  return random ? `${said} ${fill(words.say_random, { value: signed(random.values[cell], DIGITS) })}` : said;
}

export function cellSentence(model, { asked, found, cell }, words) {
  const value = found.values[cell];
  const told = { what: whatOf(model, { asked, found, cell }, words), value: signed(value, DIGITS), name: nameOf(model, asked, words) };
  if (value === 0) return fill(words.say_nothing, told);
  const names = channelNames(model, words);
  if (asked.level !== "pixels" || asked.channel !== null || names.length < 2) {
    return fill(value < 0 ? words.say_against : words.say_for, told);
  }
  const parts = names.map((channel, c) => fill(words.part, { channel, value: signed(found.channels[c][cell], DIGITS) }));
  return fill(value < 0 ? words.say_channels_against : words.say_channels, { ...told, parts: parts.join(", ") });
}

function whatOf(model, { asked, found, cell }, words) {
  if (found.kind !== "photo") return fill(words[found.kind.slice(0, -1)], { filter: cell, unit: cell });
  const [row, column] = [Math.floor(cell / found.columns), cell % found.columns];
  if (asked.level === "pooled") return fill(words.pooled_place, { row, column });
  const what = pixelsOf(model, { found, row, column }, words);
  if (asked.channel === null) return what;
  return fill(words.in_channel, { what, channel: channelNames(model, words)[asked.channel] });
}

function pixelsOf(model, { found: { rowStarts, columnStarts }, row, column }, words) {
  const last = (starts, i, end) => (starts[i + 1] ?? end) - 1;
  const [first_row, first_column] = [rowStarts[row], columnStarts[column]];
  const [last_row, last_column] = [last(rowStarts, row, model.rows), last(columnStarts, column, model.columns)];
  const single = last_row === first_row && last_column === first_column;
  return fill(single ? words.place : words.block, { row: first_row, column: first_column, last_row, last_column });
}

/** What the map shows, in a few words. */
export function aboutOf(model, { asked, found }, words) {
  const kind = asked.level === "pooled" && found.kind === "filters" ? "filters" : asked.level;
  return fill(words[`about_${kind}`], { name: nameOf(model, asked, words), count: found.values.length });
}

/** What the correlation of the two maps means. */
export function honestOf(found, random, words) {
  const r = correlation(found.values, random.values);
  const kind = r >= ALIKE ? "alike" : r <= -ALIKE ? "opposite" : "apart";
  const said = fill(words[`honest_${kind}`], { correlation: number(r, 2) });
  const count = found.values.length;
  const few = fill(words.honest_few, { count, chance: number(CHANCE / Math.sqrt(count), 1) });
  return [words.honest_head, said, ...(count < ENOUGH_CELLS ? [few] : [])].join(" ");
}
