import assert from "node:assert/strict";
import { test } from "node:test";

import { softmax } from "../../imgrec/ui/widgets/lib/by_hand.js";
import { Model } from "../../imgrec/ui/widgets/max_norm/model.js";
import { Model as Parameters } from "../../imgrec/ui/widgets/parameters/model.js";
import { close } from "./fixtures.js";

const tensor = (...data) => ({ data: Float32Array.from(data), shape: [data.length] });
const model = new Model({
  tensors: {
    ...{ norms: tensor(1, 4), dense_sum: tensor(2, 3), bias: tensor(0.5, 1) },
    ...{ output_kernel: tensor(1, 0, 0, 1), output_bias: tensor(0, 0) },
  },
  options: { activation: "relu", class_names: ["cat", "dog"], max_value: 3 },
});

test("a unit below the limit keeps its sum, one above it keeps its bias alone", () => {
  close([model.sum(0, 2), model.sum(1, 2)], [2, (3 - 1) * 0.5 + 1]);
  assert.equal(model.shortened(2), 1);
});

test("the answer under a limit is that of the shortened units", () => {
  close(model.learned, Array.from(softmax([2, 3])));
  close(model.answer(2), Array.from(softmax([2, 2])));
});

test("the longest comes first, and the scale has room for the limit", () => {
  assert.deepEqual(model.order, [1, 0]);
  assert.ok(model.top > 4);
});

test("parameters are counted from the shapes of the weights", () => {
  const all = new Parameters([
    { name: "a", shapes: [[3, 3, 3, 32], [32]] },
    { name: "b", shapes: [] },
    { name: "c", shapes: [[8192, 512], [512]] },
  ]);

  assert.deepEqual(all.layers.map((layer) => layer.count), [896, 0, 4194816]);
  assert.deepEqual([all.largest, all.others, all.rest], [2, [0], 896]);
  assert.equal(all.written(2), "8,192 × 512 + 512");
});
