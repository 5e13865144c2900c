/** A long line of numbers, broken into lines of text, as a grid with a cursor. */

import { PixelGrid } from "../lib/grid.js";
import { paint, scalesOf } from "../lib/scales.js";

const UNLIT = 0.14; // of a colour's strength for what does not belong

export class Strip {
  /**
   * @param {object} given
   * @param {number} given.count numbers in the line
   * @param {number} given.across numbers in one line of text
   * @param {(index: number | null) => void} given.onHover
   * @param {(index: number) => void} given.onPick
   */
  constructor({ count, across, label, onHover, onPick, onBracket, describe }) {
    this.across = across;
    const index = (cell) => cell.row * across + cell.column;
    this.grid = new PixelGrid({
      rows: count / across, columns: across, label, onBracket,
      onHover: (cell) => onHover(cell && index(cell)),
      onPick: (cell) => onPick(index(cell)),
      describe: (cell) => describe(index(cell)),
    });
    this.element = this.grid.element;
    this.element.classList.add("flat-strip");
    this.element.style.setProperty("--lines", String(count / across));
  }

  /** @param {((index: number) => boolean) | null} lit which belong together; null for all */
  paint(values, { range, theme, options, lit = null }) {
    const { out_of_play: outOfPlay, strength_power: power } = options.colours;
    const pixels = paint(values, range, scalesOf(theme).values, power);
    if (lit) fade(pixels, lit, scalesOf(theme).values.zero);
    this.grid.setTheme(theme, outOfPlay);
    this.grid.paint(pixels);
  }

  /** Outline one number, and the `run` of numbers around it that belong to one place. */
  mark(index, { run = null, dim = false } = {}) {
    const windows = [...(run ? this.#boxes(run) : []), { ...this.#cell(index), height: 1, width: 1 }];
    this.grid.mark({ windows, dim });
    this.grid.setCursor(this.#cell(index));
  }

  #cell(index) {
    return { row: Math.floor(index / this.across), column: index % this.across };
  }

  /** Never broken: a line of text holds whole places. */
  #boxes([first, length]) {
    return [{ ...this.#cell(first), height: 1, width: length, faint: true }];
  }
}

/** Numbers in one line of text: all of a row of the maps, or a part of it where it is narrow. */
export function acrossFor({ columns, maps, width }) {
  const parts = width >= 640 ? 1 : [4, 3, 2].find((count) => columns % count === 0);
  return (columns * maps) / (parts ?? 1);
}

function fade(pixels, lit, zero) {
  for (let i = 0; i < pixels.length / 4; i++) {
    if (lit(i)) continue;
    for (let c = 0; c < 3; c++) pixels[4 * i + c] = zero[c] + UNLIT * (pixels[4 * i + c] - zero[c]);
  }
}
