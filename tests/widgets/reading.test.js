/** What is noticed as read, and that nothing is decided once another page was asked for. */

import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";

import { create } from "../../imgrec/ui/widgets/reading.js";

const SECOND = 1000;
const LINK = { target: { closest: () => ({ pathname: "/flatten" }) } };
const HERE = { target: { closest: () => ({ pathname: "/dense" }) } };
const WORD = { target: { closest: () => null } };

let click;
let decided;

beforeEach(() => {
  mock.timers.enable({ apis: ["setInterval"] });
  decided = [];
  const inSight = { getBoundingClientRect: () => ({ top: 0, bottom: 100 }) };
  globalThis.window = { innerHeight: 500, location: { pathname: "/dense" } };
  globalThis.document = {
    visibilityState: "visible",
    querySelector: () => inSight,
    addEventListener: (_, listener) => (click = listener),
    removeEventListener: () => {},
  };
});

afterEach(() => {
  mock.timers.reset();
  delete globalThis.window;
  delete globalThis.document;
});

function watch() {
  const options = { sections: 1, seconds: 3 };
  return create({ options, decide: (name, value) => decided.push([name, value]) });
}

test("a section in sight for long enough is read, once", () => {
  watch();
  mock.timers.tick(5 * SECOND);
  assert.deepEqual(decided, [["read", [0]]]);
});

test("a click on a word, or on a link to this page, changes nothing", () => {
  watch();
  click(WORD);
  click(HERE);
  mock.timers.tick(5 * SECOND);
  assert.equal(decided.length, 1);
});

test("nothing is decided once a link to another page was followed: it would stop the next page", () => {
  watch();
  mock.timers.tick(2 * SECOND);
  click(LINK);
  mock.timers.tick(5 * SECOND);
  assert.deepEqual(decided, []);
});
