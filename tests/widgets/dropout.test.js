import assert from "node:assert/strict";
import { test } from "node:test";

import { Model, NOISE_SHAPES, best, dropout, masks, mean, scaleOf } from "../../imgrec/ui/widgets/dropout/model.js";
import { kerasLine, sentenceOf, writer } from "../../imgrec/ui/widgets/dropout/sentence.js";
import { endsOf, nextDot } from "../../imgrec/ui/widgets/dropout/strips.js";
import { close, json } from "./fixtures.js";

const python = json("dropout_bench");
const settings = { rate: 0.4, noise: 0, seed: 7, draw: 0, training: true };
const tensor = (values) => ({ data: Float32Array.from(values.flat()), shape: [values.length] });
const options = { class_names: ["cat", "dog", "frog"], masks: 50, rate: 0.4, colours: python.colours, code: {} };
const model = () => {
  const { units, kernel, bias } = python;
  return new Model({ tensors: { dense: tensor(units), output_kernel: tensor(kernel), output_bias: tensor(bias) }, options });
};

test("given the mask of Python, the units after dropout and the answer are Python's", () => {
  python.rates.forEach((rate, i) => {
    const after = dropout(python.units, python.mask, rate);
    close(after, python.after[i], 1e-6);
    close(model().answer(after).probabilities, python.probabilities[i], 1e-6);
  });
});

test("the same seed draws the same masks, another seed or another press others", () => {
  const first = masks(20, 30, settings);

  assert.deepEqual(masks(20, 30, settings), first);
  assert.notDeepEqual(masks(20, 30, { ...settings, seed: 8 }), first);
  assert.notDeepEqual(masks(20, 30, { ...settings, draw: 1 }), first);
});

test("so many are silenced as the rate says", () => {
  for (const rate of [0, 0.1, 0.4, 0.9]) {
    close([1 - mean(masks(200, 512, { ...settings, rate }))], [rate], 0.01);
  }
});

test("neighbouring seeds and presses have nothing in common", () => {
  const drawn = [0, 1, 2].flatMap((seed) => [0, 1].map((draw) => masks(50, 64, { ...settings, rate: 0.5, seed, draw })));
  for (const [i, one] of drawn.entries()) {
    for (const other of drawn.slice(i + 1)) close([mean(one.map((kept, k) => (kept === other[k] ? 1 : 0)))], [0.5], 0.04);
  }
});

test("a noise shape lets units or pictures share a coin", () => {
  const rows = (noise) => {
    const kept = masks(40, 8, { ...settings, noise });
    return Array.from({ length: 40 }, (_, row) => [...kept.subarray(8 * row, 8 * row + 8)].join(""));
  };
  const kinds = NOISE_SHAPES.map((_, noise) => new Set(rows(noise)));

  assert.ok(kinds[0].size > 20);
  assert.deepEqual(kinds[1], new Set(["0".repeat(8), "1".repeat(8)]));
  assert.equal(kinds[2].size, 1);
  assert.equal(kinds[3].size, 1);
});

test("a higher rate silences more of the same units", () => {
  const few = masks(5, 40, { ...settings, rate: 0.3 });
  const many = masks(5, 40, { ...settings, rate: 0.6 });

  assert.ok(many.every((kept, i) => kept <= few[i]));
});

test("with the factor the mean comes back, and the logits with it", () => {
  const all = model();
  all.count = 20_000;
  const batch = all.batch(settings);

  close([batch.forgotten * scaleOf(0.4)], [all.mean], 0.01);
  close(batch.logits.means, [...all.steady.logits], 0.03);
});

test("predicting gives the steady answer, whatever rate, seed and shape", () => {
  const all = model();
  for (const change of [{}, { rate: 0.9 }, { seed: 3, noise: 1 }]) {
    const still = { ...settings, ...change, training: false };
    close(all.batch(still).probabilities.means, python.steady, 1e-6);
    close(all.one(still, 3).after, python.units, 0);
  }
});

test("a mask of the batch counts whom it silences", () => {
  const one = model().one(settings, 3);

  assert.equal(one.silenced, one.mask.filter((kept) => !kept).length);
  assert.equal(one.awake, python.units.filter((unit, i) => unit > 0 && !one.mask[i]).length);
});

test("the Keras line is the one of Python", () => {
  for (const [rate, shape, seed, line] of python.keras) {
    const noise = NOISE_SHAPES.findIndex((known) => JSON.stringify(known) === JSON.stringify(shape));
    assert.equal(kerasLine({ rate, noise, seed }), line);
  }
});

test("the sentence says who is kept, and that predicting throws no coin", () => {
  const all = model();
  const unit = best([...all.units]);
  const say = (change) => {
    const now = { ...settings, ...change };
    return sentenceOf(all, { unit, copy: 0, settings: now, one: all.one(now, 0) }, python.words);
  };

  assert.match(say({}), /(kept|silenced).*This mask silences \d+ of 12 units/);
  assert.match(say({ training: false }), /no coin is thrown/);
});

test("strips reach over all shares, and as far as the logits go", () => {
  assert.deepEqual(endsOf({ least: [0.2], most: [0.3] }, "probabilities").most, { value: 1, text: "100 %" });
  assert.deepEqual(endsOf({ least: [-3.2, 0], most: [1, 4.1] }, "logits").least, { value: -4, text: "\u22124" });
  assert.match(writer("probabilities")(0.99999), /^> ?99\.9 %$/);
});

test("arrow keys go from dot to dot by value, and stop at both ends", () => {
  const values = [0.5, 0.1, 0.9, 0.1];

  assert.deepEqual(["ArrowLeft", "ArrowRight", "Home", "End"].map((key) => nextDot(values, 0, key)), [3, 2, 1, 2]);
  assert.deepEqual([nextDot(values, 1, "ArrowLeft"), nextDot(values, 2, "ArrowRight")], [1, 2]);
  assert.equal(nextDot(values, 0, "r"), null);
});
