import assert from "node:assert/strict";
import { test } from "node:test";

import { Model } from "../../imgrec/ui/widgets/surgery/model.js";
import { sentenceOf } from "../../imgrec/ui/widgets/surgery/sentence.js";
import {
  asDecision,
  decode,
  decodeHand,
  encode,
  encodeHand,
  History,
  replacedBy,
  restored,
  toggled,
  UNTOUCHED,
} from "../../imgrec/ui/widgets/surgery/state.js";
import { readTensors } from "../../imgrec/ui/widgets/lib/tensors.js";
import { bytes, close, json } from "./fixtures.js";

const python = json("surgery");
const model = () => new Model(readTensors(bytes("surgery.safetensors")));
const counts = { channels: 3, filters: 2, units: 5 };
const answerTo = (surgery) => model().answer(surgery)?.probabilities;
const edited = { filter: 1, kernel: Float32Array.from(python.kernel.flat(Infinity)), bias: 0.25 };

test("untouched, filters off and units off give the answers that Python gives", () => {
  close(answerTo(UNTOUCHED), python.untouched, 1e-5);
  close(answerTo(toggled(UNTOUCHED, "filters", 1)), python.filter_off, 1e-5);
  close(answerTo(toggled(toggled(UNTOUCHED, "units", 0), "units", 3)), python.units_off, 1e-5);
});

test("a replaced filter gives Python's answer, worked out from its reach", () => {
  close(answerTo(replacedBy(UNTOUCHED, edited)), python.replaced, 1e-5);
});

test("there is no answer before its numbers are here", () => {
  const other = { ...edited, filter: 0 };

  assert.equal(answerTo(replacedBy(UNTOUCHED, other)), undefined);
  assert.equal(answerTo(toggled(UNTOUCHED, "channels", 2)), undefined);
});

test("what a filter would move is the difference that it makes", () => {
  const all = model();
  const now = all.answer(UNTOUCHED).probabilities[all.winner];

  close([all.filterEffects(UNTOUCHED)[1]], python.filter_off[all.winner] - now, 1e-5);
});

test("off and on again is where it was", () => {
  assert.deepEqual(toggled(toggled(UNTOUCHED, "units", 4), "units", 4), UNTOUCHED);
  assert.deepEqual(restored(replacedBy(UNTOUCHED, edited), 1), UNTOUCHED);
});

test("each step can be taken back, and all of them at once", () => {
  const history = new History();
  history.push(toggled(history.now, "filters", 0));
  history.push(toggled(history.now, "units", 2));
  history.undoAll();
  assert.deepEqual(history.now, UNTOUCHED);
  history.undo();
  assert.deepEqual(history.now.units, [2]);
  history.undo();
  history.undo();

  assert.deepEqual([history.now, history.canUndo], [UNTOUCHED, false]);
});

test("typing a number is one step", () => {
  const history = new History();
  for (const bias of [0, 0.1, 0.2]) history.push(replacedBy(history.now, { ...edited, bias }), "typed 1");
  history.undo();

  assert.deepEqual(history.now, UNTOUCHED);
});

test("the address holds what is off and which presets are in, and nothing impossible", () => {
  const all = model();
  const preset = (f, name) => all.preset(f, name);
  const surgery = decode("c0,f1,u4,f0:blur", counts, preset);

  assert.equal(encode(surgery), "c0,f1,u4,f0:blur");
  assert.deepEqual(decode("f2,u99,x1,f0:nonsense,,f", counts, preset), UNTOUCHED);
  assert.deepEqual(decodeHand(encodeHand({ part: "units", index: 3 }), counts), { part: "units", index: 3 });
  assert.equal(decodeHand("u5", counts), null);
});

test("Python is told plain numbers", () => {
  const told = JSON.parse(JSON.stringify(asDecision(replacedBy(UNTOUCHED, edited))));

  assert.equal(told.replaced[0].kernel.length, 27);
  assert.deepEqual([told.channels, told.replaced[0].filter], [[], 1]);
});

test("the sentence says what a click would do", () => {
  const all = model();
  const said = sentenceOf(all, UNTOUCHED, { part: "filters", index: 1 }, all.options.words);

  assert.match(said, /^Filter 1 is \*\*on\*\*\. Without it the network would say/);
});
