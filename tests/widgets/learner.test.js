import assert from "node:assert/strict";
import { test } from "node:test";

import { cookieOf, valueOf } from "../../imgrec/ui/widgets/learner.js";
import { Attention } from "../../imgrec/ui/widgets/reading.js";

test("a cookie is found by its whole name", () => {
  assert.equal(valueOf("a=1; imgrec_learner=H7KD-M4PX-QR3T; b=2", "imgrec_learner"), "H7KD-M4PX-QR3T");
  assert.equal(valueOf("not_imgrec_learner=X", "imgrec_learner"), "");
  assert.equal(valueOf("", "imgrec_learner"), "");
});

test("a cookie is for this site alone, and secure where the page is", () => {
  const plain = cookieOf("code", "A-B", false);
  assert.match(plain, /^code=A-B; max-age=\d+; path=\/; SameSite=Lax$/);
  assert.match(cookieOf("code", "A-B", true), /; Secure$/);
});

const HEIGHT = 100;
const whole = { top: 10, bottom: 90 };
const beginning = { top: 50, bottom: 150 };
const end = { top: -50, bottom: 50 };
const away = { top: 200, bottom: 300 };

function reader(sections = 1) {
  return new Attention({ sections, seconds: 3 });
}

test("a section is read when it was in sight for long enough", () => {
  const attention = reader();
  assert.deepEqual([1, 2, 3, 4].map(() => attention.look([whole], HEIGHT)), [false, false, true, false]);
  assert.deepEqual(attention.read, [0]);
});

test("a section whose end was never seen is not read", () => {
  const attention = reader();
  for (let look = 0; look < 9; look += 1) assert.equal(attention.look([beginning], HEIGHT), false);
  assert.equal(attention.look([end], HEIGHT), true);
});

test("sections out of sight or not on the page are not read", () => {
  const attention = reader(2);
  for (let look = 0; look < 9; look += 1) attention.look([away, undefined], HEIGHT);
  assert.deepEqual(attention.read, []);
});
