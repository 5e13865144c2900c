import assert from "node:assert/strict";
import { test } from "node:test";

import { LOST, Model, UNSEEN, WON, WON_TIED } from "../../imgrec/ui/widgets/max_pooling/model.js";
import { addressOf, kerasLine, poolOf, sizeFormula, stepped } from "../../imgrec/ui/widgets/max_pooling/settings.js";
import { close, flat, json } from "./fixtures.js";

const python = json("by_hand");
const OWN = { pool_size: [2, 2], strides: null, padding: "valid" };
const SIZE = [7, 8];

function model(values = flat(python.maps), shape = [...SIZE, 1]) {
  const conv2d = { data: Float32Array.from(values), shape };
  const options = { max_pooling2d: OWN, output_shape: [3, 4, 1], colours: { range_percentile: 98.5 } };
  return new Model({ tensors: { conv2d }, options });
}

for (const { arguments: given, values, winners, ties } of python.pools) {
  test(`the pooled map, its winners and ties are Python's: ${JSON.stringify(given)}`, () => {
    const pooled = model();
    pooled.setPool({ strides: null, ...given });

    close(pooled.pooled(0).values, flat(values), 0);
    close(pooled.largest(0), flat(values), 0);
    assert.deepEqual(Array.from(pooled.pooled(0).winners), flat(winners));
    assert.deepEqual(Array.from(pooled.pooled(0).ties), flat(ties));
  });
}

test("among equals the first, row by row, wins, and all of them are shown as equal", () => {
  const { winner, equals, value } = model([1, 3, 0, 3], [2, 2, 1]).window(0, { row: 0, column: 0 });

  assert.deepEqual([winner.row, winner.column, equals.length, value], [0, 1, 2, 3]);
});

test("every cell wins, ties, loses, or is in no window", () => {
  const { fate, counts } = model([1, 2, 9, 5, 0, 9, 7, 7, 7], [3, 3, 1]).pooled(0);

  assert.deepEqual(Array.from(fate), [LOST, LOST, UNSEEN, WON, LOST, UNSEEN, UNSEEN, UNSEEN, UNSEEN]);
  assert.deepEqual([counts.won, counts.unseen, counts.largestLost], [1, 5, 9]);
  assert.equal(model([4, 4, 4, 4], [2, 2, 1]).pooled(0).fate[0], WON_TIED);
});

test("a rim of padding never wins, not even over numbers below zero", () => {
  const rimmed = model([-5, -6, -7, -8, -9, -4, -3, -2, -1], [3, 3, 1]);
  rimmed.setPool({ pool_size: [2, 2], strides: null, padding: "same" });

  assert.deepEqual(Array.from(rimmed.pooled(0).values), [-5, -4, -2, -1]);
  assert.equal(rimmed.window(0, { row: 1, column: 1 }).inside.length, 1);
});

test("what cannot be is refused with a reason", () => {
  assert.equal(stepped(OWN, "strides", 0, -2, SIZE).refused, "refused_strides_zero");
  assert.equal(stepped({ ...OWN, pool_size: SIZE }, "pool_size", 1, 1, SIZE).refused, "refused_pool_size_large");
  assert.deepEqual(stepped(OWN, "strides", 1, -1, SIZE).pool.strides, [2, 1]);
});

test("the Keras line and the size are those of the settings", () => {
  const pool = { pool_size: [3, 2], strides: [2, 2], padding: "same" };

  assert.equal(kerasLine(OWN), "MaxPooling2D(pool_size=(2, 2))");
  assert.equal(kerasLine(pool), 'MaxPooling2D(pool_size=(3, 2), strides=(2, 2), padding="same")');
  assert.equal(sizeFormula(OWN, 0, 7, 3), "⌊(7 − 2) ÷ 2⌋ + 1 = 3");
  assert.equal(sizeFormula(pool, 1, 8, 4), "⌈8 ÷ 2⌉ = 4");
});

test("settings survive the address, and nonsense in it is not followed", () => {
  const pooled = model();
  const pool = { pool_size: [3, 2], strides: [1, 2], padding: "same" };
  pooled.setPool(pool);

  assert.deepEqual(poolOf(addressOf(pooled, ""), model()), pool);
  assert.deepEqual(poolOf({ pool_rows: 99, pool_columns: 2 }, model()), OWN);
  assert.deepEqual(addressOf(model(), ""), {});
});
