/**
 * A grid of pixels on the page with a cursor for mouse, finger and keyboard.
 *
 * To a screen reader it is a grid with one cell, the one under the cursor, in words.
 */

import { inside, moved } from "./cells.js";
import { element, setText } from "./dom.js";
import { GridCanvas } from "./grid_canvas.js";

/** @typedef {import("./cells.js").Cell} Cell */

const NO_RING = { top: 0, bottom: 0, left: 0, right: 0 };
let count = 0;

export class PixelGrid {
  /**
   * @param {object} given
   * @param {number} given.rows
   * @param {number} given.columns
   * @param {string} given.label what the grid shows
   * @param {object} [given.ring] cells of zeros around it: {top, bottom, left, right}
   * @param {number[]} [given.step] rows and columns that an arrow key moves
   * @param {(cell: Cell | null) => void} [given.onHover] null when the pointer leaves
   * @param {(cell: Cell) => void} [given.onPick] a click, a tap, Enter, or a key that moves
   * @param {(step: number) => void} [given.onBracket] [ and ]: one map, filter or unit on
   * @param {(cell: Cell) => string} [given.describe] the cell in words
   */
  constructor({ rows, columns, label, ring = NO_RING, step = [1, 1], ...handlers }) {
    Object.assign(this, { rows, columns, ring, step, handlers });
    this.cursor = { row: 0, column: 0 };
    this.canvas = new GridCanvas({ rows, columns, ring });
    this.cell = element("span", { id: `ir-cell-${count++}`, role: "gridcell" });
    this.row = element("span", { role: "row", class: "ir-hidden" }, this.cell);
    this.element = element("div", this.#attributes(label), ...this.canvas.elements, this.row);
    this.#listen();
    this.observer = new ResizeObserver(([entry]) => this.canvas.resize(entry.contentRect));
    this.observer.observe(this.element);
    this.setCursor(this.cursor);
  }

  /** The colours of all cells, RGBA, without the ring. */
  paint(rgba) {
    this.canvas.paint(rgba);
  }

  /** Windows to outline; with `dim`, all outside them loses some of its strength. */
  mark(marks) {
    this.canvas.mark(marks);
  }

  setTheme(theme, outOfPlay) {
    this.canvas.setTheme(theme, outOfPlay);
  }

  setCursor(cell) {
    this.cursor = cell;
    this.row.setAttribute("aria-rowindex", String(cell.row + 1)); // ARIA counts from 1
    this.cell.setAttribute("aria-colindex", String(cell.column + 1));
    setText(this.cell, this.handlers.describe?.(cell) ?? `${cell.row}, ${cell.column}`);
  }

  destroy() {
    this.observer.disconnect();
  }

  #attributes(label) {
    return {
      class: "ir-grid",
      role: "grid",
      tabindex: "0",
      style: `aspect-ratio: ${this.canvas.columns} / ${this.canvas.rows}`,
      "aria-label": label,
      "aria-rowcount": this.rows,
      "aria-colcount": this.columns,
      "aria-activedescendant": this.cell.id,
    };
  }

  #listen() {
    const { onHover, onPick } = this.handlers;
    const on = (name, listener) => this.element.addEventListener(name, listener);
    on("pointermove", (event) => onHover?.(this.#cellAt(event)));
    on("pointerleave", () => onHover?.(null));
    on("pointercancel", () => onHover?.(null));
    on("pointerdown", (event) => onHover?.(this.#cellAt(event)));
    on("click", (event) => onPick?.(this.#cellAt(event)));
    on("keydown", (event) => this.#key(event));
  }

  #key(event) {
    const bracket = { "[": -1, "]": 1 }[event.key];
    const to = event.key === "Enter" ? this.cursor : moved(this.cursor, event, this);
    if (to) this.#go(to);
    else if (bracket) this.handlers.onBracket?.(bracket);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** The cursor moves at once: a second key may come before the next frame is drawn. */
  #go(cell) {
    this.cursor = cell;
    this.handlers.onPick?.(cell);
  }

  #cellAt(event) {
    const box = this.element.getBoundingClientRect();
    const row = Math.floor(((event.clientY - box.top) / box.height) * this.canvas.rows);
    const column = Math.floor(((event.clientX - box.left) / box.width) * this.canvas.columns);
    const cell = { row: row - this.ring.top, column: column - this.ring.left };
    return inside(cell, this.rows, this.columns);
  }
}
