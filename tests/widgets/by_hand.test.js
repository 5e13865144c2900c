import assert from "node:assert/strict";
import { test } from "node:test";

import * as by_hand from "../../imgrec/ui/widgets/lib/by_hand.js";
import { channel } from "../../imgrec/ui/widgets/lib/tensors.js";
import { close, flat, json } from "./fixtures.js";

const python = json("by_hand");
const array = (nested) => Float32Array.from(flat(nested));
const image = array(python.image);
const kernel = { data: array(python.kernel), shape: [3, 3, 3, 2] };

for (const { arguments: given, maps } of python.convolutions) {
  test(`a map is Python's with ${JSON.stringify(given)}`, () => {
    const geo = by_hand.geometry([7, 8], [3, 3], { ...given, dilation: given.dilation_rate });
    assert.deepEqual([geo.rows, geo.columns], [maps.length, maps[0].length]);

    for (const f of [0, 1]) {
      const received = by_hand.featureMap(image, 3, channel(kernel, f), python.bias[f], geo);
      close(
        received,
        flat(maps).filter((_, i) => i % 2 === f),
        1e-5,
      );
    }
  });
}

test("a window in a corner holds the zeros of the ring", () => {
  const geo = by_hand.geometry([7, 8], [3, 3], { padding: "same" });

  close(by_hand.windowAt(image, 3, geo, 0, 0), python.corner, 0);
  assert.equal(by_hand.windowCells(geo, 0, 0).filter((cell) => !cell.inside).length, 5);
});

test("products, summed by channel, and the bias make the number of the map", () => {
  const geo = by_hand.geometry([7, 8], [3, 3], { padding: "same" });
  const weights = channel(kernel, 1);
  const products = by_hand.products(by_hand.windowAt(image, 3, geo, 2, 3), weights);
  const sums = by_hand.channelSums(products, 3);

  close([sums[0] + sums[1] + sums[2] + python.bias[1]], python.convolutions[0].maps[2][3][1], 1e-5);
});

for (const { arguments: given, values, winners, ties } of python.pools) {
  test(`pooling and its winners are Python's with ${JSON.stringify(given)}`, () => {
    const strides = given.strides ?? given.pool_size;
    const geo = by_hand.geometry([7, 8], given.pool_size, { ...given, strides });
    const received = by_hand.maxPool(array(python.maps), geo);

    close(received.values, values, 0);
    assert.deepEqual(Array.from(received.winners), flat(winners));
    assert.deepEqual(Array.from(received.ties), flat(ties));
  });
}

test("a dense layer is Python's", () => {
  const { inputs, kernel: weights, bias } = python.dense;

  close(by_hand.dense(inputs, flat(weights), bias), python.dense_sum, 1e-5);
});

test("softmax is Python's, at any temperature, and of huge logits", () => {
  close(by_hand.softmax(python.softmax.logits), python.softmax.at_1);
  close(by_hand.softmax(python.softmax.logits, 0.5), python.softmax.at_half);
  close(by_hand.softmax([1000, 1000]), [0.5, 0.5]);
});

test("a window that does not fit leaves no place", () => {
  assert.equal(by_hand.geometry([2, 2], [3, 3]).rows, 0);
});
