import assert from "node:assert/strict";
import { test } from "node:test";

import { pictureNames } from "../../imgrec/ui/widgets/film/answers.js";
import { sharesOf } from "../../imgrec/ui/widgets/film/confusion.js";
import { paintWeights } from "../../imgrec/ui/widgets/film/filters.js";
import { axisEnd, Model, ticks } from "../../imgrec/ui/widgets/film/model.js";
import { sentenceOf, when } from "../../imgrec/ui/widgets/film/sentence.js";
import { close } from "./fixtures.js";

const f32 = (shape, ...values) => ({ shape, data: Float32Array.from(values) });
const i32 = (shape, ...values) => ({ shape, data: Int32Array.from(values) });

/** Four moments: untrained, after 5 of 20 steps, after an epoch, after half of the next. */
const tensors = {
  "0_progress": f32([4], 0, 0.25, 1, 1.5),
  "0_epoch": i32([4], 0, 0, 1, 1),
  "0_step": i32([4], 0, 5, 0, 10),
  "0_loss": f32([4], NaN, 2.3, 1.5, 1.2),
  "0_accuracy": f32([4], NaN, 0.1, 0.5, 0.6),
  "0_val_loss": f32([4], NaN, NaN, 1.25, NaN),
  "0_val_accuracy": f32([4], NaN, NaN, 0.55, NaN),
  "0_measured": i32([1], 2),
  "0_confusion": i32([1, 2, 2], 3, 1, 0, 4),
  "0_dead": i32([4], -1, -1, 7, -1),
  "0_kernel": f32([4, 1, 1, 3, 2], ...Array.from({ length: 24 }, (_, i) => i / 10)),
  "0_filter_norms": f32([4, 2], 1, 2, 1, 2, 1, 2, 1, 2.5),
  "0_answers": f32([4, 1, 2], 0.5, 0.5, 0.4, 0.6, 0.25, 0.75, 0.125, 0.875),
  "0_own": f32([4, 2], 0.5, 0.5, 0.75, 0.25, 0.9, 0.1, NaN, NaN),
  "0_norms": i32([4, 3], 10, 0, 0, 8, 2, 0, 5, 4, 1, 5, 4, 1),
};
const about = { class_names: ["cat", "dog"], truths: [1], has_pictures: true, units: 10, limit: 3, epochs: 4, finished: false, steps: 20, test: null };
const options = { films: [about], bin_width: 0.5, colours: { range_percentile: 98.5 } };
const model = new Model({ tensors, options });
const reel = model.first;
const words = {
  untrained: "untrained", after_step: "{steps} of {epoch}", after_epoch: "{epoch} of {epochs}",
  own: "own", sample: "{name}", sample_deleted: "deleted {name}",
  say_moment: "{when}|{figures}|{answer}", say_training: "{loss} {accuracy}", say_held_out: " {loss} {accuracy}", say_first: "first",
  say_test: "", say_answer: "{picture} {name} {share}", say_no_answer: "none",
  say_cell: "{count} {all} {truth} {answer} {epoch}", say_filter: "{filter} {norm} {weight}", bar: "{count} {low} {high}",
};
const said = (moment, hover = null, picture = 0) => sentenceOf(model, { moments: [moment], hover, picture }, words);

test("the nearest moment is found, the later of two that are as near", () => {
  assert.deepEqual([-1, 0.1, 0.2, 0.9, 1.25, 9].map((at) => reel.nearest(at)), [0, 0, 1, 2, 3, 3]);
});

test("what was measured at the end of an epoch stands until the next", () => {
  assert.deepEqual([0, 1, 2, 3].map((m) => reel.confusion(m)?.epoch ?? null), [null, null, 1, 1]);
  assert.deepEqual([...reel.confusion(3).counts], [3, 1, 0, 4]);
  assert.deepEqual([0, 2, 3].map((m) => reel.dead(m)), [null, 7, 7]);
});

test("a line has only the moments with a value", () => {
  close(reel.line("loss").flat(), [0.25, 2.3, 1, 1.5, 1.5, 1.2], 1e-6);
  close(reel.line("dead", 0.1).flat(), [1, 0.7], 1e-6);
});

test("the own picture comes first, and is gone where the end has no answer to it", () => {
  assert.deepEqual(pictureNames(reel, words), [[-1, "own"], [0, "dog"]]);
  close([...reel.answer(-1, 1)], [0.75, 0.25], 1e-6);
  assert.equal(reel.answer(-1, 3), null);
  assert.ok(reel.ownGone);
});

/** A model with a second film beside the first, of these classes and without an own picture. */
function beside(names) {
  const second = Object.fromEntries(Object.entries(tensors).map(([name, tensor]) => [name.replace("0_", "1_"), tensor]));
  delete second["1_own"];
  return new Model({ tensors: { ...tensors, ...second }, options: { ...options, films: [about, { ...about, class_names: names }] } });
}

test("two films of the same classes are asked about one picture, others each about its own", () => {
  const [same, other] = [beside(["cat", "dog"]), beside(["mug", "plant"])];
  assert.deepEqual([same.alike, other.alike], [true, false]);
  assert.deepEqual(pictureNames(same.reels[1], words), [[-1, "own"], [0, "dog"]]);
  assert.deepEqual(pictureNames(other.reels[0], words), [[-1, "own"], [0, "dog"]]);
  assert.deepEqual(pictureNames(other.reels[1], words), [[0, "plant"]]);
  assert.deepEqual([same.chosen([-1, -1], 1, 0), other.chosen([-1, 0], 0, 1), other.chosen([-1, 0], 1, 2)], [[0, 0], [1, 0], [-1, 2]]);
});

test("a picture that was deleted is named by what it showed", () => {
  const gone = new Model({ tensors, options: { ...options, films: [{ ...about, has_pictures: false }] } });
  assert.deepEqual(pictureNames(gone.first, words), [[-1, "own"], [0, "deleted dog"]]);
  assert.equal(sentenceOf(gone, { moments: [2], hover: null, picture: 0 }, words).split("|")[2], "deleted dog dog 75.0 %");
});

test("a filter's weights are those of its channel, painted on one scale around grey", () => {
  close([...reel.filter(1, 0)], [0.1, 0.3, 0.5], 1e-6);
  assert.deepEqual([...paintWeights(Float32Array.of(-1, 0, 1), 3, 1)], [0, 128, 255, 255]);
  assert.deepEqual([...paintWeights(Float32Array.of(0.5, -0.5), 2, 1)].slice(0, 3), [128, 128, 128]);
  assert.deepEqual([...paintWeights(Float32Array.of(2), 1, 1)].slice(0, 3), [255, 255, 255]);
});

test("counts become shares of their true class", () => {
  close([...sharesOf(Int32Array.of(3, 1, 0, 0), 2)], [0.75, 0.25, 0, 0], 1e-6);
});

test("the axis goes on a little while a training does, and never past its end", () => {
  assert.deepEqual([axisEnd(0.3, 20), axisEnd(2.5, 20), axisEnd(19.5, 20), axisEnd(7, null)], [1, 3, 20, 7]);
  assert.ok(axisEnd(9.9, 160) > 9.9 && axisEnd(99, 160) > 99);
});

test("ticks are round and lie between the ends", () => {
  assert.deepEqual(ticks(0, 1, 4), [0, 0.25, 0.5, 0.75, 1]);
  assert.deepEqual(ticks(0, 160, 8), [0, 20, 40, 60, 80, 100, 120, 140, 160]);
  assert.deepEqual(ticks(0, 0), [0]);
});

test("a moment is said by its epoch, by its steps, or as the first", () => {
  assert.deepEqual([0, 1, 2].map((m) => when(reel, m, words)), ["untrained", "5 of 1", "1 of 4"]);
});

test("sentences tell the film's own numbers", () => {
  assert.equal(said(2), "1 of 4|1.500 50.0 % 1.250 55.0 %|dog dog 75.0 %");
  assert.equal(said(0), "untrained|first|dog cat 50.0 %");
  assert.equal(said(3, null, -1), "10 of 2|1.200 60.0 %|none");
  assert.equal(said(3, { kind: "cell", film: 0, row: 0, column: 1 }), "1 4 cat dog 1");
  assert.equal(said(3, { kind: "filter", film: 0, index: 1 }), "1 2.500 2.300");
  assert.equal(said(2, { kind: "bar", film: 0, index: 1 }), "4 0.50 1.00");
});
