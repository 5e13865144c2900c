/**
 * A cell -> what feeds it, what it feeds, and the weights between them.
 *
 * @typedef {import("./model.js").Item} Item
 * @typedef {Item & {height?: number, width?: number}} Mark a region of a map; without a row, all of it
 * @typedef {{from: Mark, to: Mark, weight?: number, carries?: boolean, thin?: boolean}} Link
 * @typedef {{lit: Mark[], marks: Mark[], links: Link[]}} Reach
 */

import { inputsUnder, outputsOver } from "./windows.js";

/** @returns {Reach} */
export function reachOf(item, model) {
  return makers[item.block](item, model);
}

const makers = {
  picture: ofPixel,
  channels: ofPixel,
  conv2d: ofMapPixel,
  max_pooling2d: ofPooled,
  flatten: (item, model) => ofPooled(model.pooledAt(model.placeOf(item)), model),
  dense: ofUnit,
  dropout: ofUnit,
  output: ofClass,
};

function ofPixel(item, model) {
  const { maps } = model.blocks.conv2d;
  const channels = channelsOf(model).filter(({ map }) => item.block === "picture" || map === item.map);
  const pixels = channels.map(({ block, map }) => ({ block, map, row: item.row, column: item.column }));
  const seen = outputsOver(item, model.conv);
  const windows = Array.from({ length: maps }, (_, map) => ({ block: "conv2d", map, ...seen }));
  const whole = windows.map(({ block, map }) => ({ block, map }));
  const links = pixels.flatMap((from) => whole.map((to) => ({ from, to, thin: true })));
  return {
    lit: [{ block: "picture", map: 0 }, ...channels, ...whole],
    marks: [{ ...item, block: "picture", map: 0 }, ...pixels, ...windows],
    links: channels.length > 1 ? links.filter((_, i) => i % channels.length === 0) : links,
  };
}

function ofMapPixel(item, model) {
  const before = windowBehind(item, model);
  const pooled = model.pooledOver(item);
  if (!pooled) return before;
  const winner = model.winnerOf(pooled);
  const wins = winner.row === item.row && winner.column === item.column;
  const through = { from: item, to: pooled, carries: wins };
  const on = wins ? onward(pooled, model) : { lit: [], marks: [], links: [] };
  return joined(before, { lit: [{ block: "max_pooling2d", map: item.map }], marks: [pooled], links: [through] }, on);
}

function ofPooled(pooled, model) {
  const winner = model.winnerOf(pooled);
  const link = { from: winner, to: pooled };
  return joined(
    windowBehind(winner, model),
    { lit: [{ block: "max_pooling2d", map: pooled.map }], marks: [poolWindow(pooled, model), pooled], links: [link] },
    onward(pooled, model),
  );
}

/** From a pooled cell to its place in the vector, and along its strongest weights. */
function onward(pooled, model) {
  const index = model.flatIndex(pooled);
  const cell = model.itemAt("flatten", index);
  const tick = lineOf(cell, model);
  const strongest = strongestUnits(index, model);
  const units = strongest.map(({ unit }) => model.itemAt("dense", unit));
  return {
    lit: [tick, ...units],
    marks: [tick, ...units],
    links: [
      { from: pooled, to: cell },
      ...strongest.map(({ weight }, i) => ({ from: cell, to: units[i], weight, carries: model.flat[index] !== 0 })),
    ],
  };
}

function ofUnit(item, model) {
  const index = model.placeOf(item);
  const unit = model.itemAt("dense", index);
  const mask = model.itemAt("dropout", index);
  const inputs = strongestInputs(index, model).map((one) => ({ ...one, cell: model.itemAt("flatten", one.index), pooled: model.pooledAt(one.index) }));
  const classes = model.weights ? model.options.class_names.map((_, name) => model.itemAt("output", name)) : [];
  const ticks = inputs.map(({ cell }) => lineOf(cell, model));
  return {
    lit: [...inputs.map(({ pooled }) => ({ block: "max_pooling2d", map: pooled.map })), ...ticks, unit, mask, ...classes],
    marks: [...inputs.map(({ pooled }) => pooled), ...ticks, unit, mask],
    links: [
      ...inputs.map(({ cell, weight, index: from }) => ({ from: cell, to: unit, weight, carries: model.flat[from] !== 0 })),
      { from: unit, to: mask },
      ...classes.map((to, name) => ({ from: mask, to, weight: model.weights.outputKernel[index * classes.length + name], carries: model.units[index] !== 0 })),
    ],
  };
}

function ofClass(item, model) {
  const name = item.row;
  const units = loudestUnits(name, model);
  const cells = units.map(({ unit }) => model.itemAt("dense", unit));
  return {
    lit: [...cells, item],
    marks: cells,
    links: units.map(({ weight }, i) => ({ from: cells[i], to: item, weight, carries: true })),
  };
}

/** The strongest weights out of a place of the flat vector, strongest first. */
export function strongestUnits(index, { weights }) {
  if (!weights) return [];
  return range(weights.count).map((i) => ({ unit: weights.cellUnits[index * weights.count + i], weight: weights.cellWeights[index * weights.count + i] }));
}

/** The strongest weights into a unit, strongest first. */
export function strongestInputs(unit, { weights }) {
  if (!weights) return [];
  return range(weights.count).map((i) => ({ index: weights.unitInputs[unit * weights.count + i], weight: weights.unitWeights[unit * weights.count + i] }));
}

/** The units whose value times weight moves a class's logit most, most first. */
export function loudestUnits(name, model) {
  const { weights, units, logits } = model;
  if (!weights) return [];
  const all = range(units.length).map((unit) => ({ unit, weight: weights.outputKernel[unit * logits.length + name], evidence: model.evidence(unit, name) }));
  return all.filter(({ evidence }) => evidence !== 0).sort((a, b) => Math.abs(b.evidence) - Math.abs(a.evidence)).slice(0, weights.count);
}

function windowBehind(item, model) {
  const under = inputsUnder(item, model.conv);
  const windows = channelsOf(model).map(({ block, map }) => ({ block, map, ...under }));
  const map = { block: "conv2d", map: item.map };
  return {
    lit: [{ block: "picture", map: 0 }, ...channelsOf(model), map],
    marks: [{ block: "picture", map: 0, ...under }, ...windows, map, { ...map, row: item.row, column: item.column }],
    links: windows.map((from) => ({ from, to: map })),
  };
}

function poolWindow(pooled, model) {
  return { block: "conv2d", map: pooled.map, ...inputsUnder(pooled, model.pool) };
}

/** A place in the strip is too small to see: its whole line is marked. */
function lineOf(cell, model) {
  return { ...cell, column: 0, width: model.blocks.flatten.columns };
}

/** All colour channels, whole. */
export function channelsOf(model) {
  return range(model.blocks.channels.maps).map((map) => ({ block: "channels", map }));
}

function joined(...parts) {
  return { lit: parts.flatMap((part) => part.lit), marks: parts.flatMap((part) => part.marks), links: parts.flatMap((part) => part.links) };
}

/** 0, 1, ... below `count`. */
export function range(count) {
  return Array.from({ length: count }, (_, index) => index);
}
