/** Many maps on one sheet, with a line between them: which map and cell lies where. */

import { clamp } from "./cells.js";
import { paint } from "./scales.js";
import { layoutOf } from "./sums.js";

/** @typedef {{map: number, row: number, column: number}} MapCell */

/** The sheet for (rows, columns, maps): its size in cells, the lines included. */
export function sheetOf([rows, columns, maps]) {
  const { rows: down, columns: across } = layoutOf(maps);
  return {
    ...{ maps, across, map: [rows, columns] },
    rows: down * (rows + 1) - 1,
    columns: across * (columns + 1) - 1,
  };
}

/** Where a map lies on the sheet. */
export function boxOfMap({ across, map: [height, width] }, index) {
  const [row, column] = [Math.floor(index / across) * (height + 1), (index % across) * (width + 1)];
  return { row, column, height, width };
}

/** The cell of a map at a place of the sheet; on a line, the nearest before it. */
export function mapCellAt({ across, maps, map: [height, width] }, { row, column }) {
  const map = Math.floor(row / (height + 1)) * across + Math.floor(column / (width + 1));
  return {
    map: clamp(map, 0, maps - 1),
    row: Math.min(row % (height + 1), height - 1),
    column: Math.min(column % (width + 1), width - 1),
  };
}

/** The place of a map's cell on the sheet. */
export function placeOn(sheet, { map, row, column }) {
  const box = boxOfMap(sheet, map);
  return { row: box.row + row, column: box.column + column };
}

/** Values of (rows, columns, maps) as RGBA of the sheet; `line` is the colour between the maps. */
export function paintSheet(values, sheet, { range, scale, power, line }) {
  const colours = paint(values, range, scale, power);
  const pixels = new Uint8ClampedArray(sheet.rows * sheet.columns * 4);
  for (let i = 0; i < pixels.length; i += 4) pixels.set([...line, 255], i);
  for (let i = 0; i < values.length; i++) {
    const { row, column } = placeOn(sheet, mapCellOf(sheet, i));
    pixels.set(colours.subarray(4 * i, 4 * i + 4), 4 * (row * sheet.columns + column));
  }
  return pixels;
}

/** The place in the flat vector <-> row, column and map: channels last, as Keras flattens. */
export function mapCellOf({ maps, map: [, width] }, index) {
  const place = Math.floor(index / maps);
  return { map: index % maps, row: Math.floor(place / width), column: place % width };
}

export function indexOf({ maps, map: [, width] }, { map, row, column }) {
  return (row * width + column) * maps + map;
}
