import assert from "node:assert/strict";
import { test } from "node:test";

import { readTensors } from "../../imgrec/ui/widgets/lib/tensors.js";
import { Model } from "../../imgrec/ui/widgets/occlusion/model.js";
import { hurtsOf, sentenceOf } from "../../imgrec/ui/widgets/occlusion/sentence.js";
import { remembered, startOf } from "../../imgrec/ui/widgets/occlusion/state.js";
import { bytes, close, flat, json } from "./fixtures.js";

const python = json("occlusion");
const given = readTensors(bytes("occlusion.safetensors"));
const model = new Model(given);
const { words } = given.options;
const PATCH = { size: 4, colour: "mean" };
const CORNER = { row: 6, column: 0 };

test("the picture under the patch is Python's, also where the patch hangs over", () => {
  close(model.covered(CORNER, PATCH).data, python.covered);
});

test("how much a class falls is Python's, and the place where it hurts most is the largest", () => {
  const { values, largest, most } = model.falls(2);

  close(values, flat(python.falls), 1e-5);
  assert.equal(largest, Math.max(...values));
  assert.equal(values[most.row * 8 + most.column], largest);
});

test("it is counted how often another class wins", () => {
  const winner = model.order[0];
  const answers = Array.from({ length: 56 }, (_, place) => [...model.probabilities({ row: Math.floor(place / 8), column: place % 8 })]);

  const others = answers.filter((shares) => shares.indexOf(Math.max(...shares)) !== winner);
  assert.equal(model.falls(0).changed, others.length);
});

test("answers belong to one size and colour", () => {
  assert.ok(model.answers(PATCH));
  assert.ok(!model.answers({ size: 4, colour: "grey" }));
  assert.ok(!model.answers({ size: 8, colour: "mean" }));
});

test("the sentences name the rows and columns under the patch", () => {
  const seen = { place: CORNER, size: 4, watched: 2, ready: true };

  assert.match(sentenceOf(model, seen, words), /^Patch on rows 4 to 6, columns 0 to 1: \*\*frog\*\* goes from .* % to \*\*.* %\*\*/);
  assert.match(sentenceOf(model, { ...seen, ready: false }, words), /^Without a patch: /);
  assert.match(hurtsOf(model, seen, words), /(At \d+ of|at all) 56 places/);
});

test("the address brings patch, place and class back, and nothing before it is opened", () => {
  const start = startOf(model, "");
  assert.deepEqual(remembered(start, model), {});

  const opened = { open: true, patch: PATCH, place: CORNER, watched: 1 };
  const search = `?${new URLSearchParams(remembered(opened, model))}`;
  assert.deepEqual(startOf(model, search), opened);
  assert.deepEqual(startOf(model, "?patch=9&patch_row=99&watch=12").place.row, 6);
});
