import assert from "node:assert/strict";
import { test } from "node:test";

import * as scales from "../../imgrec/ui/widgets/lib/scales.js";
import { flat, json } from "./fixtures.js";

const python = json("colours");
const POWER = python.palette.strength_power;
const rgbOf = (rgba) => Array.from(rgba).filter((_, i) => i % 4 !== 3);

/** Python counts in float32, so a colour may fall on the other side of a half. */
function sameColours(received, expected) {
  assert.equal(received.length, expected.length);
  const apart = received.map((part, i) => Math.abs(part - expected[i]));
  assert.ok(Math.max(...apart) <= 1, `${Math.max(...apart)} apart`);
  assert.ok(apart.filter(Boolean).length <= 3 + apart.length / 100);
}

for (const theme of python.palette.themes) {
  for (const [name, scale] of Object.entries(scales.scalesOf(theme))) {
    test(`the ${name} of the ${theme.name} theme have Python's colours`, () => {
      const received = scales.paint(python.values, python.range, scale, POWER);

      sameColours(rgbOf(received), flat(python.sheets[theme.name][name]));
    });
  }
}

test("one number has the colour that it has among many", () => {
  const { values } = scales.scalesOf(python.palette.themes[0]);
  const many = scales.paint(python.values, python.range, values, POWER);

  python.values.forEach((value, i) =>
    assert.deepEqual(
      scales.colourOf(value, python.range, values, POWER),
      Array.from(many.slice(4 * i, 4 * i + 3)),
    ),
  );
});

test("greys, filters and ranges are Python's", () => {
  sameColours(rgbOf(scales.paintGrey(python.shares)), flat(python.greys));
  sameColours(rgbOf(scales.paintFilter(Float32Array.from(flat(python.kernel)), 3)), flat(python.filter));
  assert.ok(
    Math.abs(scales.layerRange(python.values, python.palette.range_percentile) - python.layer_range) < 1e-6,
  );
  assert.ok(
    Math.abs(scales.layerRange([0, 0, 0, 2.5], python.palette.range_percentile) - python.layer_range_of_few) <
      1e-6,
  );
});

test("text is black or white as Python has it", () => {
  for (const [colour, text] of Object.entries(python.texts))
    assert.equal(scales.textOn(scales.rgb(colour)), text);
});

test("a range of zero paints everything in the colour of zero", () => {
  assert.equal(scales.strength(3, 0, POWER), 0);
  assert.equal(scales.layerRange([], 98.5), 0);
});

test("a filter of other than three channels is grey", () => {
  const [red, green, blue] = scales.paintFilter(Float32Array.from([1, -1, 1, 1]), 2);

  assert.ok(red === green && green === blue);
});
