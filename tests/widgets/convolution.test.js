import assert from "node:assert/strict";
import { test } from "node:test";

import { strongest } from "../../imgrec/ui/widgets/convolution/answer.js";
import { Model } from "../../imgrec/ui/widgets/convolution/model.js";
import { PRESETS, preset } from "../../imgrec/ui/widgets/lib/presets.js";
import { sentenceOf } from "../../imgrec/ui/widgets/convolution/sentence.js";
import { inputAt, outputAt } from "../../imgrec/ui/widgets/convolution/places.js";
import { geometry } from "../../imgrec/ui/widgets/lib/by_hand.js";
import { readTensors } from "../../imgrec/ui/widgets/lib/tensors.js";
import { bytes, close, flat, json } from "./fixtures.js";

const python = json("convolution");
const given = () => readTensors(bytes("convolution.safetensors"));
const model = () => new Model(given());

test("the map after the activation, its winners and its zeros are the trace's", () => {
  const map = model().map(1);

  close(
    map.before,
    flat(python.conv2d_sum).filter((_, i) => i % 2 === 1),
    0,
  );
  close(
    map.pooled.values,
    flat(python.max_pooling2d).filter((_, i) => i % 2 === 1),
    0,
  );
  assert.equal(map.zeros, python.zeros_of_1);
});

test("27 products, three sums and a bias make the number of the trace, everywhere", () => {
  const all = model();
  for (let position = 0; position < all.geo.rows * all.geo.columns; position++) {
    const place = all.placeOf(position);
    close([all.at(1, place).total], python.conv2d_sum[place.row][place.column][1], 1e-5);
  }
});

test("an edited filter gives the answer that the whole network would give", () => {
  const edited = model();
  edited.edit(1, { kernel: Float32Array.from(flat(python.edited.kernel)), bias: python.edited.bias });

  close(edited.answer(1).learned, python.probabilities, 1e-5);
  close(edited.answer(1).now, python.edited.probabilities, 1e-5);
});

test("there is no new answer before the reach of that filter is here", () => {
  const edited = model();
  edited.edit(0, { kernel: new Float32Array(27), bias: 0 });

  assert.equal(edited.answer(0).now, null);
});

test("edits of two filters count together once the reach of each has been here", () => {
  const first = model();
  first.edit(1, { kernel: new Float32Array(27), bias: 0 });
  const { tensors, options, edits, reaches } = first;
  const second = new Model({ tensors, options: { ...options, reach_of: 0 }, edits, reaches });
  second.edit(0, { kernel: new Float32Array(27), bias: 0 });
  const { now, counted } = second.answer(0);

  assert.deepEqual(counted, [0, 1]);
  assert.notDeepEqual(now, first.answer(1).learned);
  second.restore(0);
  assert.deepEqual(second.answer(0).counted, [1]);
});

test("an edited filter stays in the answer when the picture changes", () => {
  const { tensors, options, edits, reaches } = model();
  edits.set(1, { kernel: Float32Array.from(flat(python.edited.kernel)), bias: python.edited.bias });
  const { reach, ...other } = tensors;
  const next = new Model({ tensors: other, options: { ...options, reach_of: null }, edits, reaches });
  const { now, counted } = next.answer(1);

  assert.deepEqual(counted, [1]);
  close(now, python.edited.probabilities, 1e-5);
});

test("the learned filter comes back exactly", () => {
  const edited = model();
  edited.edit(1, { kernel: new Float32Array(27), bias: 0 });
  edited.restore(1);

  close(
    edited.map(1).before,
    flat(python.conv2d_sum).filter((_, i) => i % 2 === 1),
    0,
  );
});

test("norms along axis 0 and of the whole filter are Python's", () => {
  const { columns, whole } = model().norms(1);

  close(columns.flat(), python.norms.columns, 1e-5);
  close([whole], python.norms.whole, 1e-5);
});

test("of every pooling window one place wins or comes first among equals", () => {
  const all = model();
  const places = Array.from({ length: all.geo.rows * all.geo.columns }, (_, i) =>
    all.verdict(1, all.placeOf(i)),
  );

  assert.equal(places.filter((verdict) => verdict?.wins).length, all.pool.rows * all.pool.columns);
});

test("the sentence names the place, the numbers, and the ring", () => {
  const all = model();
  const { words } = all.options;
  const place = { row: 0, column: 0 };
  const said = sentenceOf(all, { filter: 1, place, at: all.at(1, place) }, words);

  assert.match(said, /^Row 0, column 0, filter 1: sum/);
  assert.match(said, /15 of the 27 values come from the ring of zeros/);
});

test("a preset has the sum that its name promises, for windows of any size", () => {
  const sum = (name, size) => preset(name, size, 3).reduce((total, weight) => total + weight, 0);
  for (const size of [
    [3, 3],
    [5, 5],
  ]) {
    for (const name of ["identity", "blur", "sharpen", "emboss"]) close([sum(name, size)], 1, 1e-5);
    close([sum("edges", size)], 0, 1e-5);
  }
  assert.deepEqual(PRESETS, ["identity", "edges", "sharpen", "blur", "emboss"]);
});

test("a pixel and the place whose window has it in the middle belong together", () => {
  for (const options of [{ padding: "same" }, { padding: "valid" }, { padding: "same", strides: [2, 2] }]) {
    const geo = geometry([8, 8], [3, 3], options);
    for (let row = 0; row < geo.rows; row++) {
      assert.deepEqual(outputAt(geo, inputAt(geo, { row, column: 0 })), { row, column: 0 });
    }
  }
});

test("of many classes ten are shown, the strongest, in their own order", () => {
  const learned = Float64Array.from({ length: 12 }, (_, i) => (i === 3 ? 0 : i === 5 ? 0.001 : 0.1));

  assert.deepEqual(strongest({ learned, now: null }), [0, 1, 2, 4, 6, 7, 8, 9, 10, 11]);
});
