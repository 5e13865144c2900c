import assert from "node:assert/strict";
import { test } from "node:test";

import { CHANGES, inWords, onStep, span, written } from "../../imgrec/ui/widgets/changes/values.js";

const WORDS = {
  is_across: "{value} px", is_rotate: "{value}°", is_size: "× {value}", is_blur: "{value} px", is_colour: "{value} %",
  less_across: "moved left by {value}", more_across: "moved right by {value}", more_rotate: "rotated by {value}",
  less_rotate: "rotated by {value}", more_size: "enlarged, {value}", more_blur: "blurred by {value}",
  less_colour: "colour down to {value}",
};
const NONE = Object.fromEntries(Object.keys(CHANGES).map((name) => [name, 0]));

test("each number is written as a person reads it", () => {
  assert.equal(written("across", -2.5, WORDS), "−2.5 px");
  assert.equal(written("rotate", 20, WORDS), "+20°");
  assert.equal(written("rotate", 0, WORDS), "0°");
  assert.equal(written("size", 1, WORDS), "× 2.00");
  assert.equal(written("size", -1, WORDS), "× 0.50");
  assert.equal(written("colour", -0.4, WORDS), "60 %");
});

test("what has changed is said in the order of the sliders, and nothing where nothing has", () => {
  assert.equal(inWords(NONE, WORDS), "");
  assert.equal(inWords({ ...NONE, blur: 1.3, rotate: 20 }, WORDS), "Rotated by 20°, blurred by 1.3 px");
  assert.equal(inWords({ ...NONE, across: -3, size: 0.5 }, WORDS), "Moved left by 3.0 px, enlarged, × 1.41");
  assert.equal(inWords({ ...NONE, rotate: -20 }, WORDS), "Rotated by −20°");
});

test("a slider's steps leave no crumbs, and none below nothing", () => {
  assert.equal(onStep("size", 0.1 + 0.05), 0.15);
  assert.ok(Object.is(onStep("rotate", -0.2), 0));
});

test("the coloured part of a track goes from nothing to the value", () => {
  assert.deepEqual(span(0, [-8, 8]), { from: 0.5, to: 0.5 });
  assert.deepEqual(span(4, [-8, 8]), { from: 0.5, to: 0.75 });
  assert.deepEqual(span(-0.5, [-1, 0]), { from: 0.5, to: 1 });
  assert.deepEqual(span(1, [0, 4]), { from: 0, to: 0.25 });
});
