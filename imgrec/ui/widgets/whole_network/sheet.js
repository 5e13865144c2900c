/**
 * A block of maps on one canvas, with a cursor for mouse, finger and keyboard.
 *
 * To a screen reader it is a grid with one cell, the one under the cursor, in words.
 */

import { moved } from "../lib/cells.js";
import { element, setText } from "../lib/dom.js";
import { boxOfMark, cellAt } from "./layout.js";

const OPENS = ["Enter", " "];
let count = 0;

export class Sheet {
  /**
   * @param {object} given
   * @param {string} given.block
   * @param {object} given.layout see `layouts`
   * @param {string} given.label what the block shows
   * @param {(item: object) => string} given.describe a cell in words
   * @param {object} given.act `point(item)`, `focus(item)`, `open(item)`
   */
  constructor({ block, layout, label, describe, act }) {
    Object.assign(this, { block, describe, act });
    this.canvas = element("canvas", { "aria-hidden": "true" });
    this.cell = element("span", { id: `wn-cell-${count++}`, role: "gridcell" });
    const row = element("span", { role: "row", class: "ir-hidden" }, this.cell);
    this.element = element(
      "div",
      {
        class: `wn-block wn-${block}`, role: "grid", tabindex: "0", "aria-label": label, "aria-activedescendant": this.cell.id,
      },
      this.canvas, row,
    );
    this.setLayout(layout);
    this.setCursor({ block, map: 0, row: 0, column: 0 });
    this.#listen();
  }

  /** Lay the block out anew, for a narrow or a wide view. */
  setLayout(layout) {
    this.layout = layout;
    this.element.style.setProperty("--units", String(layout.width));
    this.element.style.aspectRatio = `${layout.width} / ${layout.height}`;
  }

  /** Colours of every map: one RGBA array for each. */
  paint(maps, line, between = null) {
    const { rows, columns } = this.layout;
    this.maps = maps.map((rgba) => {
      const canvas = element("canvas", { width: columns, height: rows });
      const whole = new Uint8ClampedArray(rows * columns * 4);
      whole.set(rgba);
      canvas.getContext("2d").putImageData(new ImageData(whole, columns, rows), 0, 0);
      return canvas;
    });
    Object.assign(this, { line, between });
    this.draw();
  }

  /** Fit the canvas to the screen's own pixels. */
  resize() {
    const { width, height } = this.element.getBoundingClientRect();
    this.canvas.width = Math.max(Math.round(width * devicePixelRatio), 1);
    this.canvas.height = Math.max(Math.round(height * devicePixelRatio), 1);
    this.draw();
  }

  draw() {
    if (!this.maps) return;
    const context = this.canvas.getContext("2d");
    context.clearRect(0, 0, this.canvas.width, this.canvas.height);
    context.imageSmoothingEnabled = false;
    context.strokeStyle = this.line;
    context.lineWidth = devicePixelRatio;
    const scale = this.canvas.width / this.layout.width;
    this.maps.forEach((map, index) => {
      const box = boxOfMark(this.layout, { map: index });
      const [x, y] = [Math.round(box.x * scale), Math.round(box.y * scale)];
      const [width, height] = [Math.round(box.width * scale), Math.round(box.height * scale)];
      context.drawImage(map, x, y, width, height);
      if (this.between) this.#separate(context, width, height);
      context.strokeRect(x + devicePixelRatio / 2, y + devicePixelRatio / 2, width - devicePixelRatio, height - devicePixelRatio);
    });
  }

  /** Lines between the cells, where all have one colour. */
  #separate(context, width, height) {
    const { rows, columns } = this.layout;
    context.fillStyle = this.between;
    for (let r = 1; r < rows; r++) context.fillRect(0, Math.round((r * height) / rows), width, devicePixelRatio);
    for (let c = 1; c < columns; c++) context.fillRect(Math.round((c * width) / columns), 0, devicePixelRatio, height);
  }

  /** The box of a mark in pixels of the page, from the block's own corner. */
  boxOf(mark) {
    const box = boxOfMark(this.layout, mark);
    const scale = this.area.width / this.layout.width;
    return { x: this.area.x + box.x * scale, y: this.area.y + box.y * scale, width: box.width * scale, height: box.height * scale };
  }

  /** Remember where the block lies on the stage. */
  place(stage) {
    const { left, top, width, height } = this.element.getBoundingClientRect();
    this.area = { x: left - stage.left, y: top - stage.top, width, height };
  }

  setCursor(item) {
    this.cursor = item;
    if (this.element.matches(":focus")) this.say();
  }

  say() {
    setText(this.cell, this.describe(this.cursor));
  }

  #listen() {
    const on = (name, listener) => this.element.addEventListener(name, listener);
    on("pointermove", (event) => this.#point(event));
    on("pointerdown", (event) => this.#point(event));
    on("pointerleave", (event) => event.pointerType === "mouse" && this.act.point(null));
    on("click", (event) => this.#click(event));
    on("focus", () => this.element.matches(":focus-visible") && this.#focus(this.cursor));
    on("blur", () => this.act.focus(null));
    on("keydown", (event) => this.#key(event));
  }

  #at(event) {
    const { left, top, width } = this.element.getBoundingClientRect();
    const scale = this.layout.width / width;
    const cell = cellAt(this.layout, (event.clientX - left) * scale, (event.clientY - top) * scale);
    return cell && { block: this.block, ...cell };
  }

  #point(event) {
    const item = this.#at(event);
    if (item) this.act.point(item, event.pointerType); // between two maps the last one stays
  }

  #click(event) {
    const item = this.#at(event);
    if (item) this.act.click(item);
  }

  #focus(item) {
    this.cursor = item;
    this.say();
    this.act.focus(item);
  }

  #key(event) {
    if (OPENS.includes(event.key)) this.act.open(this.cursor);
    else {
      const to = step(this.cursor, event, this.layout);
      if (!to) return;
      this.#focus({ block: this.block, ...to });
    }
    event.preventDefault();
    event.stopPropagation();
  }
}

/** Where a key leads: over the edge of a map into its neighbour, [ and ] to the same cell of the next map. */
export function step(cell, event, layout) {
  const bracket = { "[": -1, "]": 1 }[event.key];
  if (bracket) return { ...cell, map: (cell.map + bracket + layout.maps) % layout.maps };
  const to = moved(cell, event, layout);
  if (!to) return null;
  const stays = to.row === cell.row && to.column === cell.column;
  const next = stays && event.key.startsWith("Arrow") ? neighbour(cell, event.key, layout) : { map: cell.map, ...to };
  return next.row * layout.columns + next.column < layout.count ? next : { ...cell };
}

function neighbour({ map, row, column }, key, { maps, across, rows, columns }) {
  const sides = {
    ArrowLeft: { map: map % across ? map - 1 : -1, row, column: columns - 1 },
    ArrowRight: { map: (map + 1) % across ? map + 1 : -1, row, column: 0 },
    ArrowUp: { map: map - across, row: rows - 1, column },
    ArrowDown: { map: map + across, row: 0, column },
  };
  const to = sides[key];
  return to.map >= 0 && to.map < maps ? to : { map, row, column };
}
