/**
 * Colours and windows -> two canvases on each other, crisp at any size and pixel ratio.
 *
 * The pixels are drawn when they change, the marks (windows, dimming) when those change.
 */

import { boxOf } from "./cells.js";
import { element } from "./dom.js";

/** @typedef {{row: number, column: number, height: number, width: number, faint?: boolean}} Window */

const LINE = 2; // CSS pixels around a window

export class GridCanvas {
  /** @param {{rows: number, columns: number, ring: object}} given `ring`: cells of zeros around */
  constructor({ rows, columns, ring }) {
    this.inner = { rows, columns };
    this.ring = ring;
    this.rows = rows + ring.top + ring.bottom;
    this.columns = columns + ring.left + ring.right;
    this.marks = { windows: [], dim: false };
    this.elements = [0, 1].map(() => element("canvas", { "aria-hidden": "true" }));
    [this.pixels, this.overlay] = this.elements;
  }

  paint(rgba) {
    const { rows, columns } = this.inner;
    this.source ??= element("canvas", { width: columns, height: rows });
    this.source
      .getContext("2d")
      .putImageData(new ImageData(new Uint8ClampedArray(rgba), columns, rows), 0, 0);
    this.#drawPixels();
  }

  /** @param {{windows?: Window[], dim?: boolean}} marks */
  mark({ windows = [], dim = false }) {
    const same = JSON.stringify({ windows, dim }) === JSON.stringify(this.marks);
    this.marks = { windows, dim };
    if (!same) this.#drawMarks();
  }

  setTheme(theme, outOfPlay = 0.6) {
    this.theme = theme;
    this.outOfPlay = outOfPlay;
    this.#drawPixels();
    this.#drawMarks();
  }

  resize({ width, height }) {
    for (const canvas of this.elements) {
      canvas.width = Math.max(Math.round(width * devicePixelRatio), 1);
      canvas.height = Math.max(Math.round(height * devicePixelRatio), 1);
    }
    this.#drawPixels();
    this.#drawMarks();
  }

  #drawPixels() {
    if (!this.source || !this.theme) return;
    const context = this.pixels.getContext("2d");
    context.fillStyle = this.theme.card;
    context.fillRect(0, 0, this.pixels.width, this.pixels.height);
    this.#drawRing(context);
    context.imageSmoothingEnabled = false;
    const { x, y, width, height } = this.#box([0, 0, this.inner.rows, this.inner.columns]);
    context.drawImage(this.source, x, y, width, height);
  }

  /** Zeros are cells too: each of them is drawn, as an empty square. */
  #drawRing(context) {
    const { rows, columns } = this.inner;
    context.strokeStyle = this.theme.muted;
    context.globalAlpha = 0.45;
    for (let r = -this.ring.top; r < rows + this.ring.bottom; r++) {
      for (let c = -this.ring.left; c < columns + this.ring.right; c++) {
        if (r >= 0 && c >= 0 && r < rows && c < columns) continue;
        const { x, y, width, height } = this.#box([r, c, 1, 1]);
        context.strokeRect(x + 0.5, y + 0.5, width - 1, height - 1);
      }
    }
    context.globalAlpha = 1;
  }

  #drawMarks() {
    if (!this.theme) return;
    const context = this.overlay.getContext("2d");
    context.clearRect(0, 0, this.overlay.width, this.overlay.height);
    const windows = this.marks.windows.map((w) => [w, this.#box([w.row, w.column, w.height, w.width])]);
    if (this.marks.dim)
      this.#dim(
        context,
        windows.map(([, box]) => box),
      );
    const line = LINE * devicePixelRatio;
    for (const [mark, box] of windows) {
      frame(context, box, line * 1.75, this.theme.card);
      frame(context, box, line, mark.faint ? this.theme.muted : this.theme.accent);
    }
  }

  #dim(context, boxes) {
    context.fillStyle = this.theme.card;
    context.globalAlpha = 1 - this.outOfPlay;
    context.fillRect(0, 0, this.overlay.width, this.overlay.height);
    context.globalAlpha = 1;
    for (const box of boxes) context.clearRect(box.x, box.y, box.width, box.height);
  }

  #box([row, column, height, width]) {
    const { width: across, height: down } = this.pixels;
    const canvas = { rows: this.rows, columns: this.columns, width: across, height: down };
    return boxOf([row + this.ring.top, column + this.ring.left, height, width], canvas);
  }
}

/** A line around the outside of a box, but never off the canvas. */
function frame(context, box, line, colour) {
  const { width, height } = context.canvas;
  const [left, top] = [Math.max(box.x - line / 2, line / 2), Math.max(box.y - line / 2, line / 2)];
  const right = Math.min(box.x + box.width + line / 2, width - line / 2);
  const bottom = Math.min(box.y + box.height + line / 2, height - line / 2);
  context.strokeStyle = colour;
  context.lineWidth = line;
  context.strokeRect(left, top, right - left, bottom - top);
}
