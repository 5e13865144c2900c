import assert from "node:assert/strict";
import { test } from "node:test";

import { apart } from "../../imgrec/ui/widgets/compare/differences.js";
import { Model } from "../../imgrec/ui/widgets/compare/model.js";
import { MINUS } from "../../imgrec/ui/widgets/lib/format.js";
import { layerRange } from "../../imgrec/ui/widgets/lib/scales.js";
import { readTensors } from "../../imgrec/ui/widgets/lib/tensors.js";
import { bytes, close, json } from "./fixtures.js";

const python = json("convolution");

/** The picture of the fixtures, and beside it one whose every number is twice as large. */
function model() {
  const { tensors, options } = readTensors(bytes("convolution.safetensors"));
  const both = { kernel: tensors.kernel, bias: tensors.bias };
  for (const name of ["image", "conv2d_sum", "dense_sum", "logits"]) {
    both[`first_${name}`] = tensors[name];
    both[`second_${name}`] = { ...tensors[name], data: tensors[name].data.map((value) => 2 * value) };
  }
  return new Model({ tensors: both, options: { ...options, names: ["one", "two"] } });
}

test("both sides stand at the same place of the same filter", () => {
  const numbers = model().numbers({ filter: 1, place: { row: 2, column: 3 }, unit: 0 });
  const sum = python.conv2d_sum[2][3][1];

  close(numbers.sum, [sum, 2 * sum]);
  close(numbers.after, [Math.max(sum, 0), Math.max(2 * sum, 0)]);
  close([numbers.pooled[0]], [python.max_pooling2d[1][1][1]]);
});

test("the answer of each side is its own", () => {
  const [first, second] = model().sides;

  close(first.probabilities, python.probabilities, 1e-5);
  assert.ok(second.probabilities[second.winner] > first.probabilities[first.winner]);
});

test("one range holds for the maps of both", () => {
  const all = model();
  const values = all.sides.flatMap((side) => [...side.tensors.conv2d_sum.data]);

  assert.equal(all.mapRange, layerRange(values, all.options.colours.range_percentile));
});

test("a pooled cell leads to a place that it covers", () => {
  const all = model();

  assert.deepEqual(all.pooledOver(all.placeUnder({ row: 2, column: 1 })), { row: 2, column: 1 });
});

test("the view begins at places that are there", () => {
  const all = model();
  const { filter, place, unit } = all.start();

  assert.ok(filter < all.filters && unit < all.units);
  assert.ok(place.row < all.geo.rows && place.column < all.geo.columns);
});

test("a difference has a sign, unless it rounds to nothing", () => {
  assert.deepEqual([apart(-0.25, 2), apart(0.25, 2), apart(-0.001, 2)], [`${MINUS}0.25`, "+0.25", "0.00"]);
});
