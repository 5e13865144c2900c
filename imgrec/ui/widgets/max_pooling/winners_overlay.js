/** What became of every cell, drawn over a grid: losers pale, winners with a dot, ties with a ring. */

import { boxOf } from "../lib/cells.js";
import { element } from "../lib/dom.js";
import { LOST, UNSEEN, WON } from "./model.js";

const PALE = 0.62; // of the card's colour over what is dropped
const DOT = 0.17; // of a cell's side

export class WinnersOverlay {
  /** @param {import("../lib/grid.js").PixelGrid} grid */
  constructor(grid) {
    this.grid = grid;
    this.canvas = element("canvas", { "aria-hidden": "true" });
    grid.element.insertBefore(this.canvas, grid.canvas.overlay); // below the window's outline
    this.observer = new ResizeObserver(([{ contentRect }]) => this.#resize(contentRect));
    this.observer.observe(grid.element);
  }

  draw(fate, theme) {
    if (fate === this.fate && theme === this.theme) return;
    Object.assign(this, { fate, theme });
    this.#draw();
  }

  destroy() {
    this.observer.disconnect();
  }

  #resize({ width, height }) {
    this.canvas.width = Math.max(Math.round(width * devicePixelRatio), 1);
    this.canvas.height = Math.max(Math.round(height * devicePixelRatio), 1);
    this.#draw();
  }

  #draw() {
    const context = this.canvas.getContext("2d");
    context.clearRect(0, 0, this.canvas.width, this.canvas.height);
    this.fate?.forEach((what, at) => this.#cell(context, what, at));
  }

  #cell(context, what, at) {
    const { columns, ring } = this.grid;
    const place = [Math.floor(at / columns) + ring.top, (at % columns) + ring.left, 1, 1];
    const { rows, columns: across } = this.grid.canvas;
    const { width, height } = this.canvas;
    const box = boxOf(place, { rows, columns: across, width, height });
    if (what === LOST || what === UNSEEN) this.#pale(context, box, what === UNSEEN);
    else this.#dot(context, box, what === WON);
  }

  #pale(context, { x, y, width, height }, unseen) {
    context.globalAlpha = PALE;
    context.fillStyle = this.theme.card;
    context.fillRect(x, y, width, height);
    context.globalAlpha = 1;
    if (!unseen) return;
    context.strokeStyle = this.theme.muted;
    context.beginPath();
    context.moveTo(x, y + height);
    context.lineTo(x + width, y);
    context.stroke();
  }

  #dot(context, { x, y, width, height }, alone) {
    context.beginPath();
    context.arc(x + width / 2, y + height / 2, Math.max(width * DOT, 1), 0, 2 * Math.PI);
    context.strokeStyle = context.fillStyle = this.theme.accent;
    context.lineWidth = Math.max(devicePixelRatio, 1);
    if (alone) context.fill();
    else context.stroke();
  }
}
