import assert from "node:assert/strict";
import { test } from "node:test";

import { readTensors } from "../../imgrec/ui/widgets/lib/tensors.js";
import { Model } from "../../imgrec/ui/widgets/pushed/model.js";
import { bytes, close, flat, json } from "./fixtures.js";

const python = json("convolution");

function model() {
  const { tensors, options } = readTensors(bytes("convolution.safetensors"));
  const answers = { data: Float32Array.from({ length: 75 }, (_, i) => i), shape: [25, 3] };
  return new Model({ tensors: { ...tensors, probabilities: answers }, options: { ...options, reach: 2 } });
}

test("a picture that is not pushed gives the maps of the trace, and nothing has changed", () => {
  const still = model();
  const { pooled, maps } = still.counts({ down: 0, right: 0 });

  close(still.here.pooled[1], flat(python.max_pooling2d).filter((_, i) => i % 2 === 1), 1e-5);
  assert.deepEqual([pooled, maps], [0, 0]);
});

test("a pushed picture repeats its edge", () => {
  const pushed = model();
  const { image } = pushed.carried({ down: 0, right: 1 });
  const { data } = pushed.tensors.image;

  close(image.subarray(0, 6), [...data.subarray(0, 3), ...data.subarray(0, 3)], 0);
});

test("a push of a whole window moves the inner pooled numbers along by one cell", () => {
  const { along } = model().counts({ down: 0, right: 2 });

  assert.deepEqual([along.high, along.wide, along.of], [0, 1, 2 * 3 * 3]);
  assert.ok(along.differing < along.of);
  assert.equal(model().counts({ down: 1, right: 0 }).along, null);
});

test("every push has a place in the list of answers, and the view goes no further", () => {
  const all = model();

  assert.deepEqual(Array.from(all.answer({ down: -2, right: -2 })), [0, 1, 2]);
  assert.deepEqual(all.pushOf(all.indexOf({ down: 1, right: -2 })), { down: 1, right: -2 });
  assert.deepEqual(all.further({ down: 2, right: 0 }, { down: 1, right: 1 }), { down: 2, right: 1 });
});
