/**
 * A sheet of small pictures of which one is chosen: 32 filters in a strip, 32 maps as 8 by 4.
 *
 * One stop for the Tab key; arrows, Home and End choose. The tiles that are not chosen are dimmed,
 * in their pixels: with CSS each would be a layer of its own, drawn anew with every frame.
 */

import { element, setText } from "./dom.js";

const OUT_OF_PLAY = 0.6;
const FEWEST = 12; // so that one tile is not as wide as the page
const MOST = 32;

/** How many of a strip stand in a row: all of them, while they can be told apart. */
function inARow(count) {
  return count > MOST ? Math.ceil(count / 2) : Math.max(count, FEWEST);
}

export class Tiles {
  /**
   * @param {object} given
   * @param {number} given.count
   * @param {number[]} given.size [rows, columns] of one tile
   * @param {string} given.label what the sheet shows
   * @param {(index: number) => string} given.name what one tile is called
   * @param {(index: number) => void} given.onChoose
   */
  constructor({ count, size, label, name, onChoose }) {
    this.size = size;
    this.onChoose = onChoose;
    this.pictures = [];
    this.tiles = Array.from({ length: count }, (_, index) => this.#tile(index, name(index)));
    this.element = element("div", { class: "ir-tiles", role: "radiogroup", "aria-label": label });
    this.element.append(...this.tiles);
    this.element.style.setProperty("--count", String(count));
    this.element.style.setProperty("--across", String(inARow(count)));
    this.element.addEventListener("keydown", (event) => this.#key(event));
    this.choose(0);
  }

  paint(index, rgba) {
    this.pictures[index] = rgba;
    this.#show(index);
  }

  choose(index) {
    const before = this.chosen;
    if (before === index) return;
    this.tiles[before]?.setAttribute("aria-checked", "false");
    this.tiles[before]?.setAttribute("tabindex", "-1");
    this.chosen = index;
    this.tiles[index].setAttribute("aria-checked", "true");
    this.tiles[index].setAttribute("tabindex", "0");
    for (const tile of [before, index]) this.#show(tile);
  }

  rename(index, name) {
    this.tiles[index].setAttribute("aria-label", name);
    this.tiles[index].title = name;
    setText(this.tiles[index].lastChild, String(index));
  }

  #tile(index, name) {
    const [rows, columns] = this.size;
    return element(
      "button",
      {
        class: "ir-tile",
        role: "radio",
        type: "button",
        tabindex: "-1",
        title: name,
        "aria-checked": "false",
        "aria-label": name,
        onclick: () => this.onChoose(index),
        onpointerenter: () => this.#show(index, true),
        onpointerleave: () => this.#show(index),
      },
      element("canvas", { width: columns, height: rows, "aria-hidden": "true" }),
      element("small", { "aria-hidden": "true" }, String(index)),
    );
  }

  #show(index, pointed = false) {
    if (!this.pictures[index]) return;
    const [rows, columns] = this.size;
    const pixels = new Uint8ClampedArray(this.pictures[index]);
    const strength = pointed || index === this.chosen ? 1 : OUT_OF_PLAY;
    for (let i = 3; i < pixels.length; i += 4) pixels[i] *= strength;
    const image = new ImageData(pixels, columns, rows);
    this.tiles[index].firstChild.getContext("2d").putImageData(image, 0, 0);
  }

  #key(event) {
    const to = stepIn(event.key, this.chosen, this.tiles.length);
    if (to === null) return;
    event.preventDefault();
    event.stopPropagation();
    this.choose(to); // at once: a second key may come before the next frame
    this.onChoose(to);
    this.tiles[to].focus();
  }
}

/** Where a key leads in a row of `count`, round and round; null for a key that does not move. */
export function stepIn(key, index, count) {
  const steps = {
    ArrowRight: index + 1,
    ArrowDown: index + 1,
    "]": index + 1,
    ArrowLeft: index - 1,
    ArrowUp: index - 1,
    "[": index - 1,
    Home: 0,
    End: count - 1,
  };
  return key in steps ? (steps[key] + count) % count : null;
}
