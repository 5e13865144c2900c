/** Cells over a grey photo -> RGBA: the stronger the evidence, the less of the photo shows. */

import { strength } from "../lib/scales.js";
import { cellAt } from "./blocks.js";

const PHOTO = 0.25; // of its grey where nothing speaks: more of it hides the weaker colours

/** A picture in grey, 0 to 255: the mean of its channels. */
export function greyOf({ data, shape }) {
  const channels = shape.at(-1);
  const grey = new Float64Array(data.length / channels);
  for (let i = 0; i < data.length; i++) grey[Math.floor(i / channels)] += (255 * data[i]) / channels;
  return grey;
}

/**
 * @param {import("./model.js").Found} found
 * @param {Float64Array | null} grey of every pixel; null for the colours alone
 * @param {number[]} size [rows, columns] of the photo
 */
export function paintOver(found, grey, [rows, columns], { scale, power }) {
  const pixels = new Uint8ClampedArray(rows * columns * 4);
  const columnOf = Array.from({ length: columns }, (_, pixel) => cellAt(found.columnStarts, pixel));
  for (let row = 0, i = 0; row < rows; row++) {
    const from = cellAt(found.rowStarts, row) * found.columns;
    for (let column = 0; column < columns; column++, i++) {
      const value = found.values[from + columnOf[column]];
      const amount = strength(value, found.range, power);
      const end = value < 0 ? scale.negative : scale.positive;
      for (let c = 0; c < 3; c++) {
        const ground = grey ? (1 - PHOTO) * scale.zero[c] + PHOTO * grey[i] : scale.zero[c];
        pixels[4 * i + c] = ground + amount * (end[c] - ground);
      }
      pixels[4 * i + 3] = 255;
    }
  }
  return pixels;
}
