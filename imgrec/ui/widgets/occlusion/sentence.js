/** What the patch covers and what that does, in words. */

import { best } from "../lib/class_bars.js";
import { fill, number, percent } from "../lib/format.js";

export function sentenceOf(model, { place, size, watched, ready }, words) {
  const names = model.options.class_names;
  const winner = best(model.before);
  if (!ready) return fill(words.say_closed, { name: names[winner], share: percent(model.before[winner]) });
  const now = model.probabilities(place);
  const wins = best(now);
  const told = { ...span(model, place, size), name: names[watched], before: percent(model.before[watched]), now: percent(now[watched]) };
  return fill(wins === winner ? words.say_same : words.say_other, { ...told, winner: names[wins], share: percent(now[wins]) });
}

/** Where it hurts most, and how often the answer changes. */
export function hurtsOf(model, { size, watched }, words) {
  const { most, largest, changed } = model.falls(watched);
  const name = model.options.class_names[watched];
  const told = { ...span(model, most, size), name, before: percent(model.before[watched]), now: percent(model.probabilities(most)[watched]) };
  const hurts = fill(largest > 0 ? words.hurts : words.hurts_never, told);
  const counts = { count: number(changed, 0), total: number(model.rows * model.columns, 0) };
  return `${hurts} ${fill(changed > 0 ? words.changes : words.stays, counts)}`;
}

function span(model, place, size) {
  const { row, column, height, width } = model.patch(place, size);
  return { first_row: row, last_row: row + height - 1, first_column: column, last_column: column + width - 1 };
}
