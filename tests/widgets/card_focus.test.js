import assert from "node:assert/strict";
import { test } from "node:test";

import { Keeper } from "../../imgrec/ui/widgets/card_focus.js";

globalThis.CSS = { escape: (name) => name };
const BODY = {};

/** A page whose card holds the parts named, and that says which of them got the focus. */
function page(...parts) {
  const focused = [];
  const part = (name) => parts.includes(name) && { focus: () => focused.push(name) };
  const card = { querySelector: (name) => part(name) || null };
  return { body: BODY, activeElement: BODY, querySelector: () => card, focused };
}

function keeper({ isConnected }) {
  const kept = new Keeper();
  const card = { classList: ["st-emotion", "st-key-quiz_flatten_index"] };
  kept.remember({ isConnected, closest: () => card });
  return kept;
}

const CHECK = '[class*="st-key-check"]';

test("when the button is gone the verdict gets the focus", () => {
  const after = page(".quiz-head", ".quiz-verdict");
  keeper({ isConnected: false }).restore(after);
  assert.deepEqual(after.focused, [".quiz-verdict"]);
});

test("a question drawn anew gets it at its head, once it is whole", () => {
  const half = page(".quiz-head");
  const whole = page(".quiz-head", CHECK);
  const kept = keeper({ isConnected: false });
  kept.restore(half);
  kept.restore(whole);
  assert.deepEqual([half.focused, whole.focused], [[], [".quiz-head"]]);
});

test("a focus that is still there, or has gone elsewhere, is left alone", () => {
  const still = page(".quiz-verdict");
  keeper({ isConnected: true }).restore(still);
  const elsewhere = { ...page(".quiz-verdict"), activeElement: {} };
  keeper({ isConnected: false }).restore(elsewhere);
  assert.deepEqual([still.focused, elsewhere.focused], [[], []]);
});
