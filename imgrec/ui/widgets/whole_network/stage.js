/** The columns with their blocks, and the overlay that joins them; laid out anew when the width changes. */

import { element } from "../lib/dom.js";
import { COLUMNS, layouts, WIDTH } from "./layout.js";
import { Overlay } from "./overlay.js";

const NARROW = 860; // CSS pixels; the style sheet stacks the columns below the same width

export class Stage {
  /** @param {object} given `blocks` by name, the elements of the `columns`, `onResize` to draw again */
  constructor({ model, blocks, columns, onResize }) {
    Object.assign(this, { model, blocks, onResize });
    this.overlay = new Overlay();
    const widths = Object.values(COLUMNS).map((width) => `${width}fr`).join(" ");
    this.element = element("div", { class: "wn-stage", style: `--widths: ${widths}; --view: ${WIDTH}` }, ...columns, this.overlay.element);
    this.observer = new ResizeObserver(() => this.fit());
    this.observer.observe(this.element);
  }

  /** Fit every canvas to its place; nothing happens where nothing has changed. */
  fit() {
    this.#layOut();
    const stage = this.element.getBoundingClientRect();
    const size = [stage.width, stage.height, devicePixelRatio].join();
    if (size === this.size) return;
    this.size = size;
    for (const block of Object.values(this.blocks)) {
      block.resize?.();
      block.place(stage);
    }
    this.overlay.resize(stage);
    this.onResize();
  }

  draw(reach, { theme, outOfPlay }) {
    this.overlay.draw(reach, this.blocks, { theme, outOfPlay, stacked: this.stacked });
  }

  destroy() {
    this.observer.disconnect();
  }

  #layOut() {
    const stacked = this.element.clientWidth <= NARROW;
    if (stacked === this.stacked) return;
    this.stacked = stacked;
    const laidOut = layouts(this.model.blocks, { stacked });
    for (const [name, layout] of Object.entries(laidOut)) this.blocks[name].setLayout(layout);
  }
}
