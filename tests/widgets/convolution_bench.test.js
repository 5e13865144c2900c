import assert from "node:assert/strict";
import { test } from "node:test";

import { ACTIVATIONS } from "../../imgrec/ui/widgets/lib/activations.js";
import { windowMarks } from "../../imgrec/ui/widgets/convolution_bench/marks.js";
import { Model } from "../../imgrec/ui/widgets/convolution_bench/model.js";
import { inAddress, settingsOf } from "../../imgrec/ui/widgets/convolution_bench/place.js";
import { kindOf, sentenceOf, weightsSentence } from "../../imgrec/ui/widgets/convolution_bench/sentence.js";
import { MOST, countFormula, formulas, kerasLine, refusal, stepped, unseen } from "../../imgrec/ui/widgets/convolution_bench/settings.js";
import { geometry } from "../../imgrec/ui/widgets/lib/by_hand.js";
import { close, flat, json } from "./fixtures.js";

const python = json("convolution_bench");
const SIZE = [7, 8];
const tensor = (nested, shape) => ({ data: Float32Array.from(flat(nested)), shape });
const options = { conv2d: python.layers[0].settings, colours: python.colours, network: "small" };
const model = (change = {}) => {
  const tensors = { image: tensor(python.image, [7, 8, 3]), kernel: tensor(python.kernel, [3, 3, 3, 2]), bias: tensor(python.bias, [2]) };
  const made = new Model({ tensors, options });
  made.set({ ...made.own, ...change });
  return made;
};

test("every map is the one by hand, for all strides, paddings, dilations and activations", () => {
  for (const { settings, maps, shape } of python.layers) {
    const { geo, maps: drawn } = model(settings);
    assert.deepEqual([geo.rows, geo.columns, drawn.length], shape);
    drawn.forEach((map, f) => close(map, flat(maps).filter((_, i) => i % shape[2] === f), 1e-5));
  }
});

test("the parts of a number make the number of the map", () => {
  for (const { settings } of python.layers) {
    const bench = model(settings);
    bench.maps.at(-1).forEach((value, i) => close([bench.at(bench.maps.length - 1, bench.placeOf(i)).after], [value], 1e-5));
  }
});

test("the Keras line and the number of parameters are Python's", () => {
  for (const { settings, keras, parameters } of python.layers) {
    assert.equal(kerasLine(settings), keras);
    assert.equal(countFormula(settings, 3).count, parameters);
  }
});

test("what Python refuses is refused, and nothing else", () => {
  const refused = (kernel, stride, dilation, padding) =>
    refusal({ kernel_size: [kernel, kernel], strides: [stride, 1], dilation_rate: [1, dilation], padding }, SIZE);
  for (const [kernel, stride, dilation, padding, possible] of python.possible) {
    const found = refused(kernel, stride, dilation, padding);
    assert.equal(found === null, possible, `${[kernel, stride, dilation, padding]}`);
    if (found) assert.ok(python.words[found.sentence].length > 40);
  }
});

test("a step that leads nowhere says why, and changes nothing", () => {
  const { own } = model();

  assert.equal(stepped(own, "strides", 0, -1, SIZE).refused.sentence, "refused_least");
  assert.equal(stepped({ ...own, filters: MOST.filters }, "filters", null, 1, SIZE).refused.sentence, "refused_most");
  assert.equal(stepped({ ...own, strides: [2, 1] }, "dilation_rate", 1, 1, SIZE).refused.sentence, "refused_both");
  assert.deepEqual(stepped(own, "kernel_size", 1, 1, SIZE).settings.kernel_size, [3, 4]);
  assert.deepEqual(own.kernel_size, [3, 3]);
});

test("the formulas are filled in with the real numbers", () => {
  const settings = { ...model().own, padding: "valid", dilation_rate: [1, 2] };
  const { geo } = model(settings);

  assert.deepEqual(formulas(settings, geo, 1), { span: "(3 − 1) × 2 + 1 = 5", out: "⌊(8 − 5) ÷ 1⌋ + 1 = 4" });
  assert.equal(countFormula({ ...settings, filters: 32 }, 3).text, "(3 × 3 × 3 + 1) × 32 = 896");
});

test("pixels that no window covers are counted", () => {
  assert.deepEqual(unseen(geometry([8, 8], [3, 3], { strides: [3, 2] })), [2, 1]);
  assert.deepEqual(unseen(geometry([8, 8], [3, 3], { padding: "same", strides: [3, 2] })), [0, 0]);
});

test("weights that nobody learned are random from their seed, within Keras's limit, and say so", () => {
  const first = model({ kernel_size: [5, 2], filters: 4, seed: 3 });
  const again = model({ kernel_size: [5, 2], filters: 4, seed: 3 });
  const limit = Math.sqrt(6 / (5 * 2 * (3 + 4)));

  close(first.filters[2].kernel, [...again.filters[2].kernel], 0);
  assert.ok(first.filters.every(({ kernel, bias }) => bias === 0 && kernel.every((weight) => Math.abs(weight) <= limit)));
  assert.notDeepEqual(first.filters[0].kernel, first.filters[1].kernel);
  assert.match(weightsSentence(first, python.words), /random.*seed 3.*filters of 3 × 3, and none of 5 × 2/);
});

test("filters beyond the learned ones are random, presets come first, and each is called so", () => {
  const more = model({ filters: 5 });
  assert.deepEqual(more.filters.map(({ kind }) => kind), ["learned", "learned", "random", "random", "random"]);
  assert.match(weightsSentence(more, python.words), /0 to 1 are \*\*learned\*\*, the other 3 are \*\*random/);

  const presets = model({ filters: 6, weights: "preset" });
  assert.equal(kindOf(presets, 1, python.words), "preset: edges");
  assert.equal(kindOf(presets, 5, python.words), "random");
});

test("every activation is Keras's function of that name", () => {
  for (const [name, values] of Object.entries(python.activations)) close(python.sums.map(ACTIVATIONS[name]), values, 1e-6);
});

test("dilation draws a box for every pixel looked at, strides the next two windows", () => {
  const dilated = geometry([8, 8], [3, 2], { dilation: [2, 3] });
  const boxes = windowMarks(dilated, { row: 1, column: 0 });
  assert.equal(boxes.length, 6);
  assert.deepEqual(boxes.at(-1), { row: 5, column: 3, height: 1, width: 1 });

  const strided = geometry([8, 8], [3, 3], { strides: [2, 2], padding: "same" });
  assert.deepEqual(windowMarks(strided, { row: 0, column: 3 }).map(({ row, column, faint }) => [row, column, Boolean(faint)]), [[2, 6, true], [0, 6, false]]);
});

test("the address brings the same arguments back, and nothing impossible", () => {
  const own = model();
  const changed = { ...own.own, kernel_size: [5, 2], strides: [2, 3], padding: "valid", activation: "elu", weights: "preset", seed: 9 };
  const kept = inAddress({ settings: changed }, { map: 1, place: { row: 0, column: 2 } });

  assert.deepEqual(settingsOf(own, kept), changed);
  own.set(settingsOf(own, { strides: 202, dilation_rate: 303 }));
  assert.ok(own.isOwn);
});

test("the sentence names place, map, kind and both numbers", () => {
  const bench = model();
  const place = { row: 0, column: 0 };

  const said = sentenceOf(bench, { map: 1, place, at: bench.at(1, place) }, python.words);

  assert.match(said, /^Row 0, column 0 of map 1 \(learned\): 27 products and the bias make .*after ReLU/);
  assert.match(said, /15 of the values are zeros of the ring/);
});
