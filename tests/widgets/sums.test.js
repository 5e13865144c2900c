import assert from "node:assert/strict";
import { test } from "node:test";

import { boxOfMap, indexOf, mapCellAt, mapCellOf, paintSheet, placeOn, sheetOf } from "../../imgrec/ui/widgets/lib/sheet.js";
import { layoutOf, sumOf } from "../../imgrec/ui/widgets/lib/sums.js";
import { close } from "./fixtures.js";

const values = [1, 2, 0, 4];
const weights = [0.5, -1, 9, 0.25];

test("what is for a sum, what is against it and the bias make the sum", () => {
  const sum = sumOf(values, weights, 0.125);

  close([sum.up.sum, sum.down.sum, sum.bias, sum.total], [1.5, -2, 0.125, -0.375]);
  assert.deepEqual([sum.up.count, sum.down.count, sum.zeros], [2, 1, 1]);
});

test("the largest come first, and with the rest they are all of their side", () => {
  const sum = sumOf(values, weights, 0, 1);

  assert.deepEqual([sum.up.largest, sum.down.largest], [[3], [1]]);
  close([sum.products[3] + sum.up.rest, sum.products[1] + sum.down.rest], [sum.up.sum, sum.down.sum]);
});

test("512 things are a picture of 16 rows of 32, and any number fits", () => {
  assert.deepEqual(layoutOf(512), { rows: 16, columns: 32 });
  for (const count of [1, 3, 10, 500]) {
    const { rows, columns } = layoutOf(count);
    assert.ok(rows * columns >= count && (rows - 1) * columns < count);
  }
});

test("a place in the vector is a row, a column and a map, channels last", () => {
  const sheet = sheetOf([3, 2, 5]);

  assert.deepEqual(mapCellOf(sheet, (2 * 2 + 1) * 5 + 4), { row: 2, column: 1, map: 4 });
  for (let i = 0; i < 30; i++) assert.equal(indexOf(sheet, mapCellOf(sheet, i)), i);
});

test("every cell of every map has its own place on the sheet, and is found there", () => {
  const sheet = sheetOf([3, 2, 5]);
  const places = Array.from({ length: 30 }, (_, i) => placeOn(sheet, mapCellOf(sheet, i)));

  assert.equal(new Set(places.map(({ row, column }) => `${row} ${column}`)).size, 30);
  places.forEach((place, i) => assert.deepEqual(mapCellAt(sheet, place), mapCellOf(sheet, i)));
});

test("a line between maps and an empty corner lead to a map that is there", () => {
  const sheet = sheetOf([3, 2, 5]);

  assert.deepEqual(mapCellAt(sheet, { row: 3, column: 2 }), { map: 0, row: 2, column: 1 });
  assert.equal(mapCellAt(sheet, { row: sheet.rows - 1, column: sheet.columns - 1 }).map, 4);
});

test("a sheet has each map's colours in its box", () => {
  const sheet = sheetOf([1, 1, 2]);
  const scale = { zero: [0, 0, 0], positive: [200, 0, 0], negative: [0, 0, 200] };
  const pixels = paintSheet([1, -1], sheet, { range: 1, scale, power: 1, line: [9, 9, 9] });

  assert.deepEqual(boxOfMap(sheet, 1), { row: 0, column: 2, height: 1, width: 1 });
  assert.deepEqual([...pixels], [200, 0, 0, 255, 9, 9, 9, 255, 0, 0, 200, 255]);
});
