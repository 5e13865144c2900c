/** The photo with its square, for mouse, finger and keyboard. */

import { element } from "../lib/dom.js";
import { fill } from "../lib/format.js";
import { cornerAt, CORNERS, dragged, keyed, moved, tip } from "./square.js";
import { onPhoto, photoOf } from "./store.js";

export class Stage {
  /** @param {object} given @param {(square: import("./square.js").Square) => void} given.change */
  constructor({ model, words, change }) {
    Object.assign(this, { model, change, drag: null, square: null });
    const handles = CORNERS.map((corner) => element("i", { class: "crop-handle", "data-corner": corner.name }));
    this.box = element(
      "div",
      { class: "crop-box", role: "application", tabindex: "0", "aria-label": `${words.box_label}. ${words.keys}` },
      ...handles,
    );
    this.shade = element("i", { class: "crop-shade", "aria-hidden": "true" });
    this.image = element("img", { alt: fill(words.photo_alt, { name: model.name }), draggable: "false" });
    const seen = element("div", { class: "crop-photo" }, this.image, this.shade);
    const shape = `--width: ${model.width}; --height: ${model.height}`;
    this.element = element("div", { class: "crop-stage", style: shape }, seen, this.box);
    this.#listen();
    this.end = onPhoto(() => this.#load());
    this.#load();
  }

  /** @param {{square: import("./square.js").Square, whole: boolean}} seen */
  draw({ square, whole }) {
    this.square = square;
    const { width, height } = this.model;
    const shown = whole ? { left: 0, top: 0, wide: width, high: height } : { ...square, wide: square.size, high: square.size };
    const share = (part, of) => `${(100 * part) / of}%`;
    const place = {
      left: share(shown.left, width),
      top: share(shown.top, height),
      width: share(shown.wide, width),
      height: share(shown.high, height),
    };
    Object.assign(this.box.style, place);
    Object.assign(this.shade.style, place);
    this.box.classList.toggle("crop-whole", whole);
  }

  get dragging() {
    return this.drag !== null;
  }

  destroy() {
    this.end();
    URL.revokeObjectURL(this.image.src);
  }

  #load() {
    const jpeg = photoOf(this.model.picture);
    if (!jpeg) return;
    URL.revokeObjectURL(this.image.src);
    this.image.src = URL.createObjectURL(new Blob([jpeg], { type: "image/jpeg" }));
  }

  #listen() {
    const on = (name, listener) => this.box.addEventListener(name, listener);
    on("pointerdown", (event) => this.#grab(event));
    on("pointermove", (event) => this.#pull(event));
    on("pointerup", () => (this.drag = null));
    on("lostpointercapture", () => (this.drag = null));
    on("keydown", (event) => this.#key(event));
  }

  #grab(event) {
    if (event.button !== 0 || !event.isPrimary) return;
    event.preventDefault(); // else the browser selects the text around
    this.box.focus({ preventScroll: true });
    this.box.setPointerCapture(event.pointerId);
    const from = this.#pointAt(event);
    const corner = event.target === this.box ? null : cornerAt(this.square, from);
    const held = corner && tip(this.square, corner);
    this.drag = { corner, from, square: this.square, off: held && { x: held.x - from.x, y: held.y - from.y } };
  }

  /** From where it was when the drag began, so that an edge of the photo loses nothing. */
  #pull(event) {
    if (!this.drag) return;
    const { corner, from, off, square } = this.drag;
    const to = this.#pointAt(event);
    if (corner) this.change(dragged(square, corner, { x: to.x + off.x, y: to.y + off.y }, this.model));
    else this.change(moved(square, to.x - from.x, to.y - from.y, this.model));
  }

  #key(event) {
    const to = event.ctrlKey || event.metaKey || event.altKey ? null : keyed(this.square, event, this.model);
    if (!to) return;
    event.preventDefault();
    event.stopPropagation();
    this.square = to; // a second key may come before the next frame is drawn
    this.change(to);
  }

  /** In pixels of the picture. */
  #pointAt({ clientX, clientY }) {
    const box = this.element.getBoundingClientRect();
    return {
      x: ((clientX - box.left) / box.width) * this.model.width,
      y: ((clientY - box.top) / box.height) * this.model.height,
    };
  }
}
