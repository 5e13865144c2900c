import assert from "node:assert/strict";
import { test } from "node:test";

import { addsUp, fill, number, parse, percent, signed } from "../../imgrec/ui/widgets/lib/format.js";
import { json } from "./fixtures.js";

const python = json("texts");

test("numbers are written as Python writes them", () => {
  for (const [value, digits, text] of python.numbers) {
    assert.equal(number(value, digits), text, `${value} with ${digits} digits`);
  }
  for (const [value, text] of python.signed) assert.equal(signed(value), text);
  for (const [share, digits, text] of python.percents) assert.equal(percent(share, digits), text, `${share} with ${digits} digits`);
});

test("a share above zero never reads as zero", () => {
  assert.equal(percent(0.00004, 2), "< 0.01 %");
  assert.equal(percent(0.0003), "< 0.1 %");
  assert.equal(percent(0), "0.0 %");
  assert.equal(percent(0.99999), "> 99.9 %");
  assert.equal(percent(1), "100.0 %");
  assert.equal(percent(0.5, 0), "50 %");
});

test("what is typed may have a true minus and a comma", () => {
  assert.equal(parse("−0,5"), -0.5);
  assert.equal(parse(" 1.25 "), 1.25);
  assert.ok(Number.isNaN(parse("")));
  assert.ok(Number.isNaN(parse("-")));
});

test("a sum that only rounding spoils is found out", () => {
  assert.equal(addsUp([0.1, 0.2], 0.3, 4), true);
  assert.equal(addsUp([0.00004, 0.00004], 0.00008, 4), false);
  assert.equal(addsUp([0.125, 0.125], 0.25, 2), false); // 0.12 + 0.12, and 0.25
  assert.equal(addsUp([-0.0394, 0.0231], -0.0163, 4), true);
});

test("a sentence is filled in, and a missing value is an error", () => {
  assert.equal(fill("row {row}, {row}", { row: 0 }), "row 0, 0");
  assert.throws(() => fill("row {row}", {}), /\{row\}/);
});
