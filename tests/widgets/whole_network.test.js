import assert from "node:assert/strict";
import { test } from "node:test";

import { boxOfMark, cellAt, layouts } from "../../imgrec/ui/widgets/whole_network/layout.js";
import { Model } from "../../imgrec/ui/widgets/whole_network/model.js";
import { addressOf, itemFrom } from "../../imgrec/ui/widgets/whole_network/places.js";
import { inputsUnder, outputsOver } from "../../imgrec/ui/widgets/whole_network/windows.js";
import { reachOf } from "../../imgrec/ui/widgets/whole_network/reach.js";
import { step } from "../../imgrec/ui/widgets/whole_network/sheet.js";
import { keep, onWeights, places, weightsOf } from "../../imgrec/ui/widgets/whole_network/store.js";

// A picture of 4 by 4, two filters, pooled 2 by 2, eight places in the vector, two units, two classes.
const OPTIONS = {
  network: "small", class_names: ["cat", "dog"], colours: { range_percentile: 98.5 },
  conv2d: { kernel_size: [3, 3], strides: [1, 1], padding: "same", dilation_rate: [1, 1], activation: "relu" },
  max_pooling2d: { pool_size: [2, 2], strides: [2, 2], padding: "valid" },
  dense_activation: "relu", trail: { filter: 1, row: 0, column: 0, winner: 1, units: [] },
};
const tensor = (data, ...shape) => ({ data: Float32Array.from(data), shape });
const sums = Array.from({ length: 32 }, (_, i) => (i % 2 ? i - 16 : 0)); // filter 0 is silent, filter 1 rises
const WEIGHTS = {
  unit_inputs: { data: Uint8Array.from([7, 0, 5, 0, 0, 0, 7, 0]), shape: [2, 2, 2] },
  unit_weights: tensor([-3, 2, 1, 0.5], 2, 2),
  cell_units: { data: Uint8Array.from(Array.from({ length: 16 }, (_, i) => [i % 2, 0]).flat()), shape: [8, 2, 2] },
  cell_weights: tensor(Array.from({ length: 16 }, (_, i) => 1 - i), 8, 2),
  output_kernel: tensor([0.5, -2, 4, 1], 2, 2),
};

function model() {
  keep({ tensors: WEIGHTS, options: { network: "small" } });
  const tensors = {
    image: tensor(Array.from({ length: 48 }, (_, i) => i / 48), 4, 4, 3), conv2d_sum: tensor(sums, 4, 4, 2),
    dense_sum: tensor([1.5, -1], 2), logits: tensor([0.75, -3], 2), probabilities: tensor([0.977, 0.023], 2),
  };
  return new Model({ tensors, options: OPTIONS, weights: weightsOf("small") });
}

const linksTo = (reach, block) => reach.links.filter(({ to }) => to.block === block);

test("the flat vector holds the pooled cells row by row, filter by filter", () => {
  const all = model();

  assert.equal(all.flatIndex({ map: 1, row: 1, column: 0 }), 5);
  assert.deepEqual(all.pooledAt(5), { block: "max_pooling2d", map: 1, row: 1, column: 0 });
  assert.equal(all.flat[5], all.valueOf(all.pooledAt(5)));
});

test("a cell that wins its window goes on to the units of its strongest weights", () => {
  const all = model();
  const reach = reachOf({ block: "conv2d", map: 1, row: 3, column: 3 }, all);

  assert.deepEqual(linksTo(reach, "dense").map(({ weight }) => weight), [-13, -14]);
  assert.equal(linksTo(reach, "flatten")[0].to.row, 3);
});

test("a cell that loses its window ends there", () => {
  const reach = reachOf({ block: "conv2d", map: 1, row: 2, column: 2 }, model());

  assert.equal(linksTo(reach, "flatten").length, 0);
  assert.equal(linksTo(reach, "max_pooling2d")[0].carries, false);
});

test("of a window of zeros the first cell goes on, and carries nothing", () => {
  const reach = reachOf({ block: "conv2d", map: 0, row: 0, column: 0 }, model());

  assert.deepEqual(linksTo(reach, "dense").map(({ carries }) => carries), [false, false]);
});

test("a place of the vector and its pooled cell have the same reach", () => {
  const all = model();

  assert.deepEqual(reachOf(all.itemAt("flatten", 5), all), reachOf(all.pooledAt(5), all));
});

test("a unit is fed by its strongest weights and feeds every class", () => {
  const reach = reachOf({ block: "dense", map: 0, row: 0, column: 0 }, model());

  assert.deepEqual(linksTo(reach, "dense").map(({ weight }) => weight), [-3, 2]);
  assert.deepEqual(linksTo(reach, "output").map(({ weight }) => weight), [0.5, -2]);
});

test("a class shows the units that move its logit most, and none that is asleep", () => {
  const reach = reachOf({ block: "output", map: 0, row: 1, column: 0 }, model());

  assert.deepEqual(reach.links.map(({ weight }) => weight), [-2]);
});

test("a pixel is seen by nine windows of each filter, by four in a corner", () => {
  const { conv } = model();

  assert.deepEqual(outputsOver({ row: 1, column: 2 }, conv), { row: 0, column: 1, height: 3, width: 3 });
  assert.deepEqual(outputsOver({ row: 0, column: 0 }, conv), { row: 0, column: 0, height: 2, width: 2 });
});

test("a window never reaches past its input", () => {
  const { conv, pool } = model();

  assert.deepEqual(inputsUnder({ row: 3, column: 0 }, conv), { row: 2, column: 0, height: 2, width: 2 });
  assert.deepEqual(inputsUnder({ row: 1, column: 1 }, pool), { row: 2, column: 2, height: 2, width: 2 });
});

test("the middle of every cell leads back to that cell", () => {
  const sheets = layouts(model().blocks);
  for (const layout of Object.values(sheets)) {
    const last = { map: layout.maps - 1, row: layout.rows - 1, column: layout.columns - 1 };
    const box = boxOfMark(layout, last);
    if (last.row * layout.columns + last.column >= layout.count) continue;
    assert.deepEqual(cellAt(layout, box.x + box.width / 2, box.y + box.height / 2), last);
  }
});

test("arrows cross from map to map and stop at the sheet's edge", () => {
  const layout = { maps: 4, across: 2, rows: 2, columns: 2, count: 4 };

  assert.deepEqual(step({ map: 0, row: 0, column: 1 }, { key: "ArrowRight" }, layout), { map: 1, row: 0, column: 0 });
  assert.deepEqual(step({ map: 1, row: 1, column: 0 }, { key: "ArrowDown" }, layout), { map: 3, row: 0, column: 0 });
  assert.deepEqual(step({ map: 1, row: 0, column: 1 }, { key: "ArrowRight" }, layout), { map: 1, row: 0, column: 1 });
  assert.deepEqual(step({ map: 3, row: 0, column: 1 }, { key: "]" }, layout), { map: 0, row: 0, column: 1 });
});

test("keys that Streamlit has bound move nothing", () => {
  const layout = { maps: 4, across: 2, rows: 2, columns: 2, count: 4 };

  assert.deepEqual(["r", "c", "Escape"].map((key) => step({ map: 0, row: 0, column: 0 }, { key }, layout)), [null, null, null]);
});

test("what the address says of a cell leads back to it", () => {
  const all = model();
  for (const item of [{ block: "conv2d", map: 1, row: 2, column: 3 }, { block: "output", map: 0, row: 1, column: 0 }, all.itemAt("flatten", 5)]) {
    assert.deepEqual(itemFrom(addressOf(item, all), all), item);
  }
  assert.equal(itemFrom({ unit: 99 }, all), null);
  assert.equal(itemFrom({}, all), null);
});

test("weights are told of when they arrive, and belong to their network alone", () => {
  let told = 0;
  const end = onWeights(() => (told += 1));
  keep({ tensors: WEIGHTS, options: { network: "other" } });
  end();
  keep({ tensors: WEIGHTS, options: { network: "small" } });

  assert.equal(told, 1);
  assert.equal(weightsOf("other"), null);
  assert.deepEqual([...places({ data: Uint8Array.from([7, 0, 1, 1]) })], [7, 257]);
});

test("the sheets of 1 to 64 maps are no wider than their columns, and 32 stand as 4 by 8", () => {
  for (const maps of [1, 2, 5, 8, 32, 33, 64]) {
    const one = { maps, rows: 32, columns: 32 };
    const flat = { maps: 1, rows: 10, columns: 10 };
    const sizes = { picture: one, channels: { ...one, maps: 3 }, conv2d: one, max_pooling2d: one, flatten: flat, dense: flat, dropout: flat };
    const { conv2d, max_pooling2d } = layouts(sizes);

    assert.ok(conv2d.width <= 208 && conv2d.height <= 420, `${maps}: ${conv2d.width} by ${conv2d.height}`);
    assert.ok(max_pooling2d.width <= 142);
    if (maps === 32) assert.deepEqual(conv2d.side, [49, 49]);
  }
});
