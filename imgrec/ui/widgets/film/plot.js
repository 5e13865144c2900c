/** Lines or bars over an axis, as SVG: drawn anew when they change, the cursor moved when it moves. */

import { element } from "../lib/dom.js";
import { ticks } from "./model.js";

const MARGIN = { top: 8, right: 10, bottom: 24, left: 40 };
const MARK = 2.6;

export function svg(tag, attributes = {}, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/**
 * @typedef {object} Drawn
 * @property {number[]} x the ends of the axis
 * @property {number[]} y
 * @property {{points: number[][], kind: string, film: number, marks?: boolean}[]} [lines]
 * @property {{points: number[][], film: number}[]} [ends] points that stand alone, as diamonds
 * @property {{counts: ArrayLike<number>, width: number, film: number}[]} [bars]
 * @property {{at: number, text: string} | null} [limit] a line across the axis x
 * @property {(value: number) => string} yText
 * @property {(value: number) => string} [xText]
 * @property {boolean} [whole] only whole numbers below the axis
 * @property {number | null} [cursor]
 */

export class Plot {
  /** @param {{height: number, onPoint?: (x: number | null) => void, onPick?: (x: number) => void}} given */
  constructor({ height, onPoint, onPick }) {
    Object.assign(this, { height, width: 300 });
    this.svg = svg("svg", { role: "img", height });
    this.element = element("div", { class: "fi-plot" }, this.svg);
    this.observer = new ResizeObserver(([entry]) => this.#resize(entry.contentRect.width));
    this.observer.observe(this.element);
    const at = (event) => this.#valueAt(event.clientX);
    const on = (name, listener) => this.element.addEventListener(name, listener);
    on("pointermove", (event) => (event.buttons ? onPick : onPoint)?.(at(event)));
    on("pointerleave", () => onPoint?.(null));
    on("pointercancel", () => onPoint?.(null));
    on("click", (event) => onPick?.(at(event)));
  }

  draw(/** @type {Drawn} */ given, label) {
    const { cursor, ...rest } = given;
    const wanted = JSON.stringify([rest, this.width, label], (_, value) => (ArrayBuffer.isView(value) ? [...value] : value));
    this.given = given;
    if (wanted !== this.wanted) this.#draw(label);
    this.wanted = wanted;
    this.#cursor(cursor ?? null);
  }

  destroy() {
    this.observer.disconnect();
  }

  #resize(width) {
    if (!width || Math.abs(width - this.width) < 1) return;
    this.width = width;
    if (this.given) {
      this.wanted = null;
      this.draw(this.given, this.label);
    }
  }

  #x(value) {
    const [low, high] = this.given.x;
    return MARGIN.left + ((value - low) / (high - low || 1)) * (this.width - MARGIN.left - MARGIN.right);
  }

  #y(value) {
    const [low, high] = this.given.y;
    const share = Math.min(Math.max((value - low) / (high - low || 1), 0), 1);
    return this.height - MARGIN.bottom - share * (this.height - MARGIN.top - MARGIN.bottom);
  }

  #valueAt(clientX) {
    const box = this.svg.getBoundingClientRect();
    const [low, high] = this.given.x;
    const share = (clientX - box.left - MARGIN.left) / (box.width - MARGIN.left - MARGIN.right);
    return low + Math.min(Math.max(share, 0), 1) * (high - low);
  }

  #draw(label) {
    this.label = label;
    const { lines = [], ends = [], bars = [], limit } = this.given;
    this.svg.setAttribute("width", this.width);
    this.svg.setAttribute("aria-label", label);
    this.line = svg("line", { class: "fi-cursor", y1: MARGIN.top, y2: this.height - MARGIN.bottom });
    const drawn = [this.#axes(), ...bars.map((b) => this.#bars(b)), ...lines.map((l) => this.#line(l))];
    this.svg.replaceChildren(...drawn, ...ends.flatMap((e) => this.#ends(e)), ...this.#limit(limit), this.line);
  }

  #axes() {
    const { x, y, yText, whole = false, xText = (value) => String(value) } = this.given;
    const group = svg("g", { class: "fi-axes" });
    const [left, right] = [MARGIN.left, this.width - MARGIN.right];
    for (const value of ticks(...y, 4)) {
      const at = this.#y(value);
      group.append(svg("line", { x1: left, x2: right, y1: at, y2: at }));
      group.append(svg("text", { x: left - 6, y: at + 4, "text-anchor": "end" }, yText(value)));
    }
    const most = Math.max(2, Math.floor(this.width / 70));
    for (const value of ticks(...x, most).filter((at) => !whole || Number.isInteger(at))) {
      group.append(svg("text", { x: this.#x(value), y: this.height - 6, "text-anchor": "middle" }, xText(value)));
    }
    return group;
  }

  #line({ points, kind, film, marks }) {
    const path = points.map(([x, y], i) => `${i ? "L" : "M"}${this.#x(x).toFixed(1)} ${this.#y(y).toFixed(1)}`).join("");
    const group = svg("g", { class: `fi-line fi-${kind} fi-film-${film}` }, svg("path", { d: path }));
    if (marks) for (const [x, y] of points) group.append(svg("circle", { cx: this.#x(x), cy: this.#y(y), r: MARK }));
    return group;
  }

  #ends({ points, film }) {
    return points.map(([x, y]) => {
      const [cx, cy] = [this.#x(x), this.#y(y)];
      return svg("path", { class: `fi-end fi-film-${film}`, d: `M${cx} ${cy - 5}l5 5l-5 5l-5 -5z` });
    });
  }

  #bars({ counts, width, film }) {
    const group = svg("g", { class: `fi-bars fi-film-${film}` });
    for (let i = 0; i < counts.length; i++) {
      if (!counts[i]) continue;
      const [left, right, top] = [this.#x(i * width), this.#x((i + 1) * width), this.#y(counts[i])];
      const height = this.height - MARGIN.bottom - top;
      group.append(svg("rect", { x: left + 0.5, y: top, width: Math.max(right - left - 1, 1), height }));
    }
    return group;
  }

  #limit(limit) {
    if (!limit) return [];
    const x = this.#x(limit.at);
    return [
      svg("line", { class: "fi-limit", x1: x, x2: x, y1: MARGIN.top, y2: this.height - MARGIN.bottom }),
      svg("text", { class: "fi-limit-text", x: x - 6, y: MARGIN.top + 10, "text-anchor": "end" }, limit.text),
    ];
  }

  #cursor(at) {
    this.line.style.visibility = at === null ? "hidden" : "";
    if (at === null) return;
    const x = this.#x(at).toFixed(1);
    this.line.setAttribute("x1", x);
    this.line.setAttribute("x2", x);
  }
}
