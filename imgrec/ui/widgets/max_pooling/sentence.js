/** The window under the cursor and its winner, in words. */

import { fill, number } from "../lib/format.js";

export function sentenceOf(model, { map, place, cell }, words) {
  const { equals, winner, value, inside } = model.window(map, place);
  const told = {
    ...place, map, value: number(value, 4), at_row: winner.row, at_column: winner.column,
    equals: equals.length, cells: inside.length, others: inside.length - 1,
  };
  const verdict = equals.length === 1 ? words.say_wins : value === 0 ? words.say_zeros : words.say_ties;
  const parts = [fill(words.say, told), fill(inside.length === 1 ? words.say_alone : verdict, told)];
  if (cell) parts.push(fateOf(cell, { equals, winner, inside }, words));
  return parts.filter(Boolean).join(" ");
}

/** What became of the cell that a person points at. */
function fateOf(cell, { equals, winner, inside }, words) {
  const same = (other) => other.row === cell.row && other.column === cell.column;
  if (!inside.some(same)) return fill(words.say_unseen, cell);
  if (same(winner)) return "";
  return fill(equals.some(same) ? words.say_also : words.say_loses, cell);
}
