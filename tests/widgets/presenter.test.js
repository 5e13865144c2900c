import assert from "node:assert/strict";
import { test } from "node:test";

import { linkFor } from "../../imgrec/ui/widgets/presenter.js";

const press = (key, tagName = "BODY", more = {}) => linkFor({ key, ...more }, { tagName });

test("the keys of a remote control and n and p lead on and back", () => {
  assert.match(press("PageDown"), /next/);
  assert.match(press("n"), /next/);
  assert.match(press("PageUp"), /back/);
  assert.match(press("p"), /back/);
});

test("a letter that is typed, or pressed with Ctrl, is no step", () => {
  assert.equal(press("n", "INPUT"), null);
  assert.equal(press("p", "BODY", { ctrlKey: true }), null);
  assert.match(press("PageDown", "INPUT"), /next/);
});

test("Streamlit's own keys stay its own", () => {
  for (const key of ["r", "c", "Escape"]) assert.equal(press(key), null);
});
