import assert from "node:assert/strict";
import { test } from "node:test";

import { Model, STATIONS } from "../../imgrec/ui/widgets/follow/model.js";
import { power } from "../../imgrec/ui/widgets/follow/probability.js";
import { readTensors } from "../../imgrec/ui/widgets/lib/tensors.js";
import { paintPicture } from "../../imgrec/ui/widgets/lib/picture.js";
import { bytes, close } from "./fixtures.js";

/** The small network of the fixtures; every flat cell is used most by the unit that is given. */
function model(unit) {
  const { tensors, options } = readTensors(bytes("convolution.safetensors"));
  const cells = tensors.reach.data.length / tensors.dense_sum.data.length * tensors.kernel.shape[3];
  tensors.dense_bias = { data: tensors.dense_sum.data.map(() => 0.25) };
  tensors.strongest_unit = { data: new Int32Array(cells).fill(unit ?? awake(tensors)) };
  tensors.strongest_weight = { data: new Float32Array(cells).fill(-0.5) };
  return new Model({ tensors, options });
}

const awake = ({ dense_sum: { data } }) => data.indexOf(Math.max(...data));
const asleep = (all) => all.tensors.dense_sum.data.findIndex((sum) => sum <= 0);
const pixels = (all) =>
  Array.from({ length: all.filters * all.geo.rows * all.geo.columns }, (_, i) => ({
    filter: i % all.filters,
    ...all.placeOf(Math.floor(i / all.filters)),
  }));

test("the first journey goes all the way", () => {
  const all = model();

  assert.equal(all.journey(all.first(), 0).ends, null);
});

test("a journey ends at ReLU, at pooling, or not at all", () => {
  const all = model();
  for (const pixel of pixels(all)) {
    const { ends, value, verdict } = all.journey(pixel, 0);
    assert.equal(ends === null, value > 0 && verdict.wins);
    assert.equal(STATIONS[ends] === "conv2d", value === 0);
  }
});

test("a unit that sleeps ends every journey", () => {
  const all = model(asleep(model()));

  assert.ok(pixels(all).every((pixel) => all.journey(pixel, 0).ends !== null));
  assert.equal(all.nearest({ filter: 0, row: 0, column: 0 }), null);
});

test("the pixels that arrive are those whose journey never ends", () => {
  const all = model();
  const arriving = pixels(all).filter((pixel) => pixel.filter === 1 && all.journey(pixel, 0).ends === null);

  assert.equal(all.arrivals(1).length, arriving.length);
});

test("no pixel that arrives is nearer than the nearest", () => {
  const all = model();
  const away = ({ row, column }) => (row - 3) ** 2 + (column - 2) ** 2;
  const nearest = all.nearest({ filter: 0, row: 3, column: 2 });

  assert.equal(away(nearest), Math.min(...all.arrivals(0).map(away)));
});

test("the parts of a unit and of a logit add up", () => {
  const all = model();
  const { dense, output } = all.journey(all.first(), 2);

  close([dense.product + dense.others + dense.bias], [all.tensors.dense_sum.data[dense.unit]]);
  close([output.product + output.others + output.bias], [all.tensors.logits.data[2]]);
});

test("the place in the vector is row by row, filters last", () => {
  const { flat } = model().journey({ filter: 1, row: 3, column: 4 }, 0);

  assert.equal(flat.index, (1 * 4 + 2) * 2 + 1);
});

test("beside the last place of the vector are the ones before it", () => {
  const all = model();
  const last = all.tensors.strongest_unit.data.length - 1;

  assert.deepEqual(all.neighbours(last, 1).map(({ index }) => index), [last - 2, last - 1, last]);
});

test("the powers over their sum are the probabilities", () => {
  const { powers, sum, all } = model().journey({ filter: 0, row: 0, column: 0 }, 0).probability;

  close(powers.map((one) => one / sum), [...all]);
  assert.equal(power(11924.66), "11,924.7");
});

test("a picture in bytes has the colours of the one in shares", () => {
  const shares = { data: Float32Array.of(1, 0, 0.2), shape: [1, 1, 3] };
  const whole = { data: Uint8Array.of(255, 0, 51), shape: [1, 1, 3] };

  assert.deepEqual(paintPicture(shares), paintPicture(whole));
});
