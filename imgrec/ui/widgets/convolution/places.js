/** A place of the map <-> its window on the picture, and the pixel in the middle of that. */

import { clamp } from "../lib/cells.js";

/** The window over the picture, the ring included. */
export function windowBox(geo, { row, column }) {
  return {
    row: row * geo.strides[0] - geo.top,
    column: column * geo.strides[1] - geo.left,
    height: (geo.window[0] - 1) * geo.dilation[0] + 1,
    width: (geo.window[1] - 1) * geo.dilation[1] + 1,
  };
}

/** The place of the map whose window has this pixel in its middle, as nearly as there is one. */
export function outputAt(geo, { row, column }) {
  const middle = (i) => Math.floor(((geo.window[i] - 1) * geo.dilation[i]) / 2);
  return {
    row: clamp(Math.round((row + geo.top - middle(0)) / geo.strides[0]), 0, geo.rows - 1),
    column: clamp(Math.round((column + geo.left - middle(1)) / geo.strides[1]), 0, geo.columns - 1),
  };
}

/** The pixel in the middle of a window. */
export function inputAt(geo, { row, column }) {
  const middle = (i) => Math.floor(((geo.window[i] - 1) * geo.dilation[i]) / 2);
  return {
    row: clamp(row * geo.strides[0] - geo.top + middle(0), 0, geo.input[0] - 1),
    column: clamp(column * geo.strides[1] - geo.left + middle(1), 0, geo.input[1] - 1),
  };
}
