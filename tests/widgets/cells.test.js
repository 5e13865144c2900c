import assert from "node:assert/strict";
import { test } from "node:test";

import { recall, hidden, withValues } from "../../imgrec/ui/widgets/lib/address.js";
import { boxOf, inside, moved } from "../../imgrec/ui/widgets/lib/cells.js";
import { stepIn } from "../../imgrec/ui/widgets/lib/tiles.js";
import { placed } from "../../imgrec/ui/widgets/lib/tooltip.js";

const SHAPE = { rows: 4, columns: 5 };
const from = { row: 1, column: 2 };

test("arrows move by a cell and stop at the edge", () => {
  assert.deepEqual(moved(from, { key: "ArrowUp" }, SHAPE), { row: 0, column: 2 });
  assert.deepEqual(moved({ row: 0, column: 4 }, { key: "ArrowRight" }, SHAPE), { row: 0, column: 4 });
  assert.deepEqual(moved(from, { key: "ArrowDown" }, { ...SHAPE, step: [2, 2] }), { row: 3, column: 2 });
});

test("Home and End go to the ends of a row, with Ctrl to the corners", () => {
  assert.deepEqual(moved(from, { key: "End" }, SHAPE), { row: 1, column: 4 });
  assert.deepEqual(moved(from, { key: "End", ctrlKey: true }, SHAPE), { row: 3, column: 4 });
  assert.deepEqual(moved(from, { key: "Home", ctrlKey: true }, SHAPE), { row: 0, column: 0 });
});

test("letters that the page binds do not move the cursor", () => {
  for (const key of ["r", "c", "Escape", "Enter"]) assert.equal(moved(from, { key }, SHAPE), null);
});

test("boxes lie on whole pixels and leave no gap", () => {
  const canvas = { rows: 3, columns: 3, width: 100, height: 100 };
  const [left, right] = [boxOf([0, 0, 1, 1], canvas), boxOf([0, 1, 1, 1], canvas)];

  assert.equal(left.x + left.width, right.x);
  assert.equal(right.x % 1, 0);
});

test("a place off the grid is brought inside", () => {
  assert.deepEqual(inside({ row: -1, column: 9 }, 4, 5), { row: 0, column: 4 });
});

test("a row of tiles goes round and round", () => {
  assert.equal(stepIn("ArrowRight", 31, 32), 0);
  assert.equal(stepIn("[", 0, 32), 31);
  assert.equal(stepIn("c", 3, 32), null);
});

test("a tooltip stays on the page", () => {
  assert.ok(placed({ x: 95, y: 0 }, 40, 100).x < 95);
  assert.ok(placed({ x: 5, y: 0 }, 40, 100).x > 5);
});

test("the address gives whole numbers back, and keeps what is not the widget's", () => {
  assert.deepEqual(recall(["filter", "row"], "?picture=deer-1&filter=9&row=x"), { filter: 9 });
  assert.equal(withValues("?picture=deer-1&filter=9", { filter: 3 }), "?picture=deer-1&filter=3");
  assert.deepEqual(hidden("?hide=player,code"), ["player", "code"]);
});
