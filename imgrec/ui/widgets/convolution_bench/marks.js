/** A place of the map -> the outlines on the picture: the window with its holes, and where it goes next. */

import { windowBox } from "../convolution/places.js";

/** One box, or with dilation a box for every pixel looked at; below it, faint, the two next steps. */
export function windowMarks(geo, place) {
  return [...nextOf(geo, place), ...cellsOf(geo, place)];
}

function cellsOf(geo, place) {
  const box = windowBox(geo, place);
  if (geo.dilation.every((distance) => distance === 1)) return [box];
  const cell = (i) => ({
    row: box.row + Math.floor(i / geo.window[1]) * geo.dilation[0],
    column: box.column + (i % geo.window[1]) * geo.dilation[1],
    height: 1, width: 1,
  });
  return Array.from({ length: geo.window[0] * geo.window[1] }, (_, i) => cell(i));
}

/** Steps of one pixel need no drawing: the windows would lie on each other. */
function nextOf(geo, { row, column }) {
  const next = [];
  if (geo.strides[1] > 1 && column + 1 < geo.columns) next.push({ row, column: column + 1 });
  if (geo.strides[0] > 1 && row + 1 < geo.rows) next.push({ row: row + 1, column });
  return next.map((place) => ({ ...windowBox(geo, place), faint: true }));
}
