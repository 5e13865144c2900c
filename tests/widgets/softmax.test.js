import assert from "node:assert/strict";
import { test } from "node:test";

import { filledIn, power, share, temperatureAt } from "../../imgrec/ui/widgets/softmax/model.js";
import { close } from "./fixtures.js";

const LOGITS = [9.3864, -2.4749, 0.1066];
const plain = { temperature: 1, shift: 0 };

test("each power is its share of the sum of all", () => {
  const { exponents, probabilities, logOfSum } = filledIn(LOGITS, plain);

  close(probabilities, exponents.map((x) => Math.exp(x) / Math.exp(logOfSum)));
  close([probabilities.reduce((a, b) => a + b)], [1]);
});

test("100 more on every logit changes no probability, at any temperature", () => {
  for (const temperature of [0.25, 1, 4]) {
    assert.ok(filledIn(LOGITS, { temperature, shift: 100 }).moved < 1e-12);
  }
});

test("a high temperature brings the probabilities together and keeps their order", () => {
  const hot = filledIn(LOGITS, { temperature: 4, shift: 0 }).probabilities;

  assert.ok(hot[0] < filledIn(LOGITS, plain).probabilities[0]);
  assert.ok(hot[0] > hot[2] && hot[2] > hot[1]);
});

test("a power is written out, or with a power of ten, even where it is too large to count", () => {
  assert.equal(power(0), "1.0000");
  assert.equal(power(Math.log(11924.66)), "11,924.66");
  assert.equal(power(109.3864), "3.206 × 10⁴⁷");
  assert.equal(power(-Math.LN10 * 5), "1.000 × 10⁻⁵");
  assert.equal(power(Math.LN10 * 400), "1.000 × 10⁴⁰⁰");
});

test("only all of it reads as all, and only nothing as nothing", () => {
  assert.equal(share(1), "100.00 %");
  assert.equal(share(0.999999), "> 99.99 %");
  assert.equal(share(0.000001), "< 0.01 %");
  assert.equal(share(0), "0.00 %");
});

test("the middle of the slider is the network as it is", () => {
  assert.equal(temperatureAt(0, { steps: 20, factor: 4 }), 1);
  close([temperatureAt(20, { steps: 20, factor: 4 }), temperatureAt(-20, { steps: 20, factor: 4 })], [4, 0.25]);
});
