import assert from "node:assert/strict";
import { test } from "node:test";

import { blockStarts, boxOfCell, cellAt, evenStarts } from "../../imgrec/ui/widgets/evidence/blocks.js";
import { correlation, Model, RANDOM, strongest } from "../../imgrec/ui/widgets/evidence/model.js";
import { greyOf, paintOver } from "../../imgrec/ui/widgets/evidence/overlay.js";
import { cellSentence, honestOf } from "../../imgrec/ui/widgets/evidence/sentence.js";
import { remembered, startOf } from "../../imgrec/ui/widgets/evidence/state.js";
import { digitsFor } from "../../imgrec/ui/widgets/evidence/sum.js";
import { readTensors } from "../../imgrec/ui/widgets/lib/tensors.js";
import { bytes, close, flat, json } from "./fixtures.js";

const python = json("evidence");
const given = readTensors(bytes("evidence.safetensors"));
const { words } = given.options;
const model = new Model(given);
const OTHER = { alone: null, rather: 0 };
const asked = (values = {}) => ({
  ...{ one: 2, other: null, level: "pixels", by: "places", grain: 1, channel: null, reference: "average" },
  ...values,
});
const sumOf = ({ up, down, others, biases }) => up + down + others + biases;
const add = (values) => values.reduce((total, value) => total + value, 0);

test("the evidence of pixels and blocks is Python's, for every side, reference and colour", () => {
  for (const [name, { values, channels, biases }] of Object.entries(python.pixels)) {
    const [side, reference, grain] = name.split("_");
    const wanted = asked({ other: OTHER[side], reference, grain: Number(grain) });
    const found = model.evidence(wanted);

    close(found.values, values, 1e-5);
    close([found.biases], [biases], 1e-5);
    channels.forEach((parts, channel) => close(model.evidence({ ...wanted, channel }).values, parts, 1e-5));
  }
});

test("pooled places, filters and units are the sums of Python's", () => {
  for (const [side, other] of Object.entries(OTHER)) {
    const places = model.evidence(asked({ level: "pooled", other }));
    const filters = model.evidence(asked({ level: "pooled", by: "filters", other }));
    const pooled = python.pooled[side].values;

    close(places.values, pooled.flatMap((row) => row.map(add)), 1e-5);
    close(filters.values, [0, 1, 2, 3].map((f) => add(flat(pooled.map((row) => row.map((cell) => cell[f]))))), 1e-5);
    close(model.evidence(asked({ level: "units", other })).values, python.units[side].values, 1e-5);
    close([places.biases, filters.biases], Array(2).fill(python.pooled[side].biases), 1e-5);
  }
});

test("whatever is asked for adds up to the logit, or to the difference of two", () => {
  const logits = given.tensors.logits.data;
  for (const level of ["pixels", "pooled", "units"]) {
    for (const by of ["places", "filters"]) {
      for (const channel of [null, 1]) {
        for (const prefix of ["", RANDOM]) {
          const alone = model.evidence(asked({ level, by, channel, grain: 4 }), prefix);
          const rather = model.evidence(asked({ level, by, channel, grain: 4, other: 1 }), prefix);

          close([sumOf(alone), sumOf(rather)], [alone.total, rather.total], 1e-5);
          if (!prefix) close([alone.total, rather.total], [logits[2], logits[2] - logits[1]], 1e-6);
        }
      }
    }
  }
});

test("the classes stand in the order of their logits", () => {
  const logits = model.order.map((index) => given.tensors.logits.data[index]);

  assert.deepEqual(logits, [...logits].sort((a, b) => b - a));
});

test("blocks at the far edges are smaller, and every pixel has its cell", () => {
  assert.deepEqual(blockStarts(7, 4), [0, 4]);
  assert.deepEqual(evenStarts(32, 16).slice(0, 3), [0, 2, 4]);
  assert.deepEqual([0, 3, 4, 6].map((pixel) => cellAt([0, 4], pixel)), [0, 0, 1, 1]);
  const found = { rowStarts: [0, 4], columnStarts: [0, 4] };
  assert.deepEqual(boxOfCell(found, { row: 1, column: 0 }, [7, 8]), { row: 4, column: 0, height: 3, width: 4 });
});

test("the correlation of the two maps is NumPy's", () => {
  const maps = ["", RANDOM].map((prefix) => model.evidence(asked({ level: "pooled" }), prefix).values);

  close([correlation(...maps)], [python.correlation], 1e-5);
  close([correlation(maps[0], maps[0]), correlation(maps[0], maps[0].map(() => 3))], [1, 0]);
});

test("the honesty test says what the correlation means", () => {
  const found = { values: Float64Array.from({ length: 100 }, (_, i) => Math.sin(i)) };
  const say = (change) => honestOf(found, { values: found.values.map(change) }, words);

  assert.match(say((value) => 2 * value), /are alike: their correlation is \*\*1\.00/);
  assert.match(say((value) => -value), /nearly opposite: their correlation is \*\*\u22121\.00/);
  assert.match(say((_, i) => Math.cos(i)), /almost nothing in common/);
  const few = { values: found.values.slice(0, 16) };
  assert.match(honestOf(few, few, words), /With only 16 cells, chance alone goes up to about 0\.5/);
});

test("where nothing speaks the photo shows, where much does the colour", () => {
  const found = { ...model.evidence(asked({ grain: 4 })), values: Float64Array.of(0, 1, -1, 0), range: 1 };
  const scale = { zero: [255, 255, 255], positive: [0, 0, 255], negative: [255, 128, 0] };
  const grey = greyOf(given.tensors.image);
  const pixels = paintOver(found, grey, [7, 8], { scale, power: 1 });
  const at = (row, column) => [...pixels.slice(4 * (row * 8 + column), 4 * (row * 8 + column) + 3)];

  assert.deepEqual(at(0, 5), scale.positive);
  assert.deepEqual(at(5, 0), scale.negative);
  assert.deepEqual(new Set(at(1, 1)).size, 1);
  assert.notDeepEqual(at(1, 1), at(2, 2));
  assert.deepEqual([...paintOver(found, null, [7, 8], { scale, power: 1 }).slice(0, 3)], scale.zero);
});

test("a cell says where it is, and what each colour gives", () => {
  const say = (values, cell) => {
    const wanted = asked(values);
    return cellSentence(model, { asked: wanted, found: model.evidence(wanted), cell }, words);
  };

  assert.match(say({}, 11), /^Row 1, column 3: \*\*.\d+\.\d{3}\*\*.* frog: red .*, green .*, blue .*\.$/);
  assert.match(say({ grain: 4, channel: 2, other: 0 }, 1), /^Rows 0 to 3, columns 4 to 7, blue: .* frog rather than cat\.$/);
  assert.match(say({ level: "pooled", by: "filters" }, 1), /^Filter 1: /);
  assert.match(say({ level: "units" }, 4), /^Unit 4: /);
});

test("the sum shows as many digits as it takes to add up", () => {
  assert.equal(digitsFor([1.004, -0.504], 0.5), 2);
  assert.equal(digitsFor([0.3344, 0.3344, 0.3344], 1.0032), 4);
  assert.equal(digitsFor([1 / 3, 1 / 3, 1 / 3], 1), 2);
});

test("the cell that says most may speak against", () => {
  assert.equal(strongest(Float64Array.of(0.1, -0.7, 0.5)), 1);
});

test("the address keeps what differs from the start, and gives it back", () => {
  const start = startOf(model, "");
  assert.deepEqual(remembered(start, ""), {});

  const changed = { ...start, one: 1, other: 0, level: "pixels", grain: 2, channel: 2, reference: "black", under: false };
  const search = `?${new URLSearchParams(remembered(changed, ""))}`;

  assert.deepEqual(startOf(model, search), changed);
  assert.deepEqual(remembered(start, "?grain=2&why=1"), { grain: 4, why: "" });
  assert.equal(startOf(model, "?why=77&grain=3&colour=9").grain, 4);
});
