import assert from "node:assert/strict";
import { test } from "node:test";

import { done, finish, go, open, used } from "../../imgrec/ui/widgets/tour/model.js";
import { dimmed, isUse } from "../../imgrec/ui/widgets/tour.js";

const STEPS = [{ view: "look_at", look: true }, { view: "try" }, { view: "last" }];
const NEW = { at: null, done: [] };

test("a tour begins at the first step that is not done", () => {
  assert.equal(open(NEW, STEPS).at, 0);
  assert.equal(open({ at: null, done: ["look_at"] }, STEPS).at, 1);
});

test("a tour that is done begins anew", () => {
  assert.equal(open({ at: null, done: ["look_at", "try", "last"] }, STEPS).at, 0);
});

test("a step to look at is done by going on, and not by use", () => {
  const begun = open(NEW, STEPS);
  assert.ok(!done(used(begun, STEPS), STEPS[0]));
  assert.ok(done(go(1)(begun, STEPS), STEPS[0]));
});

test("a step to do is done by use, and not by going on", () => {
  const second = { at: 1, done: [] };
  assert.ok(!done(go(1)(second, STEPS), STEPS[1]));
  assert.ok(done(used(second, STEPS), STEPS[1]));
});

test("back stops at the first step, and next after the last ends the tour", () => {
  assert.equal(go(-1)({ at: 0, done: [] }, STEPS).at, 0);
  assert.equal(go(1)({ at: 2, done: [] }, STEPS).at, null);
});

test("what is done stays done when the tour is left", () => {
  assert.deepEqual(finish({ at: 1, done: ["try"] }), { at: null, done: ["try"] });
});

const node = (css, isControl = false) => ({ classList: { contains: (name) => name === css }, matches: () => isControl });
const event = (path, key) => ({ key, composedPath: () => path });

test("only a control inside the step's view is a use of it", () => {
  const view = node("st-key-view_try");
  assert.ok(isUse(event([node("", true), view]), "try"));
  assert.ok(!isUse(event([node(""), view]), "try"));
  assert.ok(!isUse(event([node("", true), view]), "last"));
});

test("walking through with Tab uses nothing", () => {
  assert.ok(!isUse(event([node("", true), node("st-key-view_try")], "Tab"), "try"));
});

test("all sections but one are dimmed", () => {
  assert.match(dimmed(3), /:not\(\.st-key-section_3,/);
});
