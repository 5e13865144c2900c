import assert from "node:assert/strict";
import { test } from "node:test";

import { Model } from "../../imgrec/ui/widgets/flatten/model.js";
import { acrossFor } from "../../imgrec/ui/widgets/flatten/strip.js";
import { Model as Shuffled } from "../../imgrec/ui/widgets/shuffled/model.js";
import { close } from "./fixtures.js";

const options = { colours: { range_percentile: 98.5 }, class_names: ["cat", "dog"], seed: 0 };

function block(rows, columns, maps) {
  const data = Float32Array.from({ length: rows * columns * maps }, (_, i) => i);
  return new Model({ tensors: { max_pooling2d: { data, shape: [rows, columns, maps] } }, options });
}

function shuffled(order) {
  const data = Float32Array.from([10, 11, 12, 13]);
  const probabilities = { data: Float32Array.from([0, 1, 2, 3, 4, 5, 6, 7]) };
  return new Shuffled({ tensors: { flatten: { data }, order: { data: Int32Array.from(order) }, probabilities }, options });
}

test("the map changes fastest: row 2, column 5, map 7 of 16 x 16 x 32 is index 1191", () => {
  const model = block(16, 16, 32);

  assert.equal(model.indexOf({ row: 2, column: 5, map: 7 }), 1191);
  assert.deepEqual(model.placeOf(1191), { row: 2, column: 5, map: 7 });
});

test("every index leads to a place and back", () => {
  const model = block(3, 4, 5);

  for (let index = 0; index < model.count; index++) assert.equal(model.indexOf(model.placeOf(index)), index);
});

test("a map is spread over the line, a place stands side by side", () => {
  const model = block(2, 2, 3);

  close(model.map(1), [1, 4, 7, 10], 0);
  close(model.run({ row: 1, column: 0 }), [6, 7, 8], 0);
  const lit = (kind) => [...model.line.keys()].filter(model.isLit(kind, { row: 1, column: 0, map: 1 }));
  assert.deepEqual([lit("map"), lit("place"), lit("row")], [[1, 4, 7, 10], [6, 7, 8], [6, 7, 8, 9, 10, 11]]);
});

test("where it is narrow, a line of text holds a part of a row, in whole places", () => {
  assert.equal(acrossFor({ columns: 16, maps: 32, width: 900 }), 512);
  assert.equal(acrossFor({ columns: 16, maps: 32, width: 340 }), 128);
  assert.equal(acrossFor({ columns: 7, maps: 5, width: 340 }), 35);
});

test("a shuffled line meets its own weights only where weights are shuffled alike", () => {
  const model = shuffled([2, 1, 3, 0]);

  close(model.received({ line: true }), [12, 11, 13, 10], 0);
  assert.equal(model.together({ line: true, weights: false }), 1);
  assert.equal(model.together({ line: true, weights: true }), 4);
  assert.deepEqual(model.at(0, { line: true, weights: false }), { number: 2, weights: 0 });
});

test("the answers stand in Python's order: nothing, the line, the weights, both", () => {
  const model = shuffled([0, 1, 2, 3]);

  assert.deepEqual(Array.from(model.answer({ line: true })), [2, 3]);
  assert.deepEqual(Array.from(model.answer({ weights: true })), [4, 5]);
  assert.deepEqual(Array.from(model.answer({ line: true, weights: true })), [6, 7]);
});
