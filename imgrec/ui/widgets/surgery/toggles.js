/**
 * A sheet of small pictures, each of which is a switch: a click, Enter or Space turns it off and on.
 *
 * One stop for the Tab key; arrows, Home, End, [ and ] go from one to the next.
 */

import { element, setText } from "../lib/dom.js";
import { stepIn } from "../lib/tiles.js";

export class Toggles {
  /**
   * @param {object} given
   * @param {number} given.count
   * @param {number[]} given.size [rows, columns] of one picture
   * @param {string} given.label what the sheet shows
   * @param {(index: number) => void} given.onToggle
   * @param {(index: number | null) => void} given.onHover
   * @param {(index: number) => void} given.onReach a key led there
   */
  constructor({ count, size, label, ...handlers }) {
    Object.assign(this, { size, handlers, hand: 0 });
    this.tiles = Array.from({ length: count }, (_, index) => this.#tile(index));
    this.element = element("div", { class: "surg-tiles", role: "group", "aria-label": label }, ...this.tiles);
    this.element.style.setProperty("--count", String(count));
    this.element.addEventListener("keydown", (event) => this.#key(event));
    this.element.addEventListener("pointerleave", () => handlers.onHover(null));
  }

  paint(index, rgba) {
    const [rows, columns] = this.size;
    const image = new ImageData(new Uint8ClampedArray(rgba), columns, rows);
    this.tiles[index].firstChild.getContext("2d").putImageData(image, 0, 0);
  }

  /** @param {{off: boolean, name: string, note: string, mark?: string}} shown */
  set(index, { off, name, note, mark = "" }) {
    const tile = this.tiles[index];
    tile.setAttribute("aria-checked", String(!off));
    tile.setAttribute("aria-label", name);
    tile.title = name;
    setText(tile.children[1], note);
    tile.children[1].dataset.mark = mark;
  }

  /** The one in hand is where the Tab key arrives. */
  take(index, active) {
    this.tiles.forEach((tile, i) => {
      tile.tabIndex = i === (active ? index : this.hand) ? 0 : -1;
      tile.classList.toggle("surg-hand", active && i === index);
    });
    if (active) this.hand = index;
  }

  #tile(index) {
    const [rows, columns] = this.size;
    return element(
      "button",
      {
        class: "surg-tile",
        role: "switch",
        type: "button",
        tabindex: "-1",
        onclick: () => this.handlers.onToggle(index),
        onpointerenter: (event) => event.pointerType === "mouse" && this.handlers.onHover(index),
      },
      element("canvas", { width: columns, height: rows, "aria-hidden": "true" }),
      element("small", { "aria-hidden": "true" }),
    );
  }

  #key(event) {
    const to = stepIn(event.key, this.hand, this.tiles.length);
    if (to === null) return;
    event.preventDefault();
    event.stopPropagation();
    this.handlers.onReach(to);
    this.take(to, true);
    this.tiles[to].focus();
  }
}
