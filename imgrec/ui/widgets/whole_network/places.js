/** A cell of the view <-> what the address says of it: filter, row, column, unit, index, class. */

import { inside } from "../lib/cells.js";

export const NAMES = ["filter", "row", "column", "unit", "index", "class"];

/** @param {import("./model.js").Item} item */
export function addressOf(item, model) {
  const { block, map, row, column } = item;
  if (block === "picture" || block === "channels") return { row, column };
  if (block === "dense" || block === "dropout") return { unit: model.placeOf(item) };
  if (block === "output") return { class: row };
  if (block !== "flatten") return { filter: map, row, column };
  const pooled = model.pooledAt(model.placeOf(item));
  return { index: model.placeOf(item), filter: pooled.map, row: pooled.row, column: pooled.column };
}

/** The cell that an address asks for, or null. */
export function itemFrom(asked, model) {
  const { conv2d, picture } = model.blocks;
  const one = (block, name) => (asked[name] < (model.blocks[block].count ?? model.blocks[block].rows * model.blocks[block].columns) ? model.itemAt(block, asked[name]) : null);
  if ("unit" in asked) return one("dense", "unit");
  if ("class" in asked) return one("output", "class");
  if ("index" in asked) return one("flatten", "index");
  if (!("row" in asked && "column" in asked)) return null;
  const cell = { row: asked.row, column: asked.column };
  if (!("filter" in asked)) return { block: "picture", map: 0, ...inside(cell, picture.rows, picture.columns) };
  return asked.filter < conv2d.maps ? { block: "conv2d", map: asked.filter, ...inside(cell, conv2d.rows, conv2d.columns) } : null;
}
