/** What the view shows without a cursor: the way through the network that adds most to the answer. */

import { channelsOf, range } from "./reach.js";

/** @returns {import("./reach.js").Reach} the filter and the units that add most to the winner */
export function trailOf(model) {
  const { filter, units, winner } = model.options.trail;
  const map = { block: "conv2d", map: filter };
  const pooled = { block: "max_pooling2d", map: filter };
  const fan = rowsOf(model).map((row) => ({ block: "flatten", map: 0, row, column: 0, width: model.blocks.flatten.columns }));
  const marked = units.map(({ index }) => model.itemAt("dense", index));
  const answer = model.itemAt("output", winner);
  const classes = model.options.class_names.map((_, name) => model.itemAt("output", name));
  const links = [
    ...channelsOf(model).map((from) => ({ from, to: map })),
    { from: map, to: pooled },
    ...fan.map((to) => ({ from: pooled, to, thin: true })),
    ...units.flatMap(({ inputs }, i) => inputs.map((index) => ({ from: model.itemAt("flatten", index), to: marked[i], thin: true }))),
    ...units.map(({ evidence }, i) => ({ from: marked[i], to: answer, weight: evidence, carries: true })),
  ];
  return { lit: [{ block: "picture", map: 0 }, ...channelsOf(model), map, pooled, { block: "flatten", map: 0 }, { block: "dense", map: 0 }, { block: "dropout", map: 0 }, ...classes], marks: [map, pooled, ...fan, ...marked], links };
}

function rowsOf({ pool }) {
  return range(pool.rows).map((row) => row * pool.columns + Math.floor(pool.columns / 2));
}
