/** An equation of named numbers in boxes: what is in a box changes, its place does not. */

import { element, setText } from "../lib/dom.js";

export class Terms {
  /**
   * @param {string} label what the equation says
   * @param {(string | {key: string, on?: boolean})[]} layout signs, and boxes by their keys
   */
  constructor(label, layout) {
    this.boxes = {};
    const parts = layout.map((part) => (typeof part === "string" ? sign(part) : this.#box(part)));
    this.element = element("div", { class: "ir-equation fol-equation", role: "group", "aria-label": label }, ...parts);
  }

  /** @param {Record<string, [string, string]>} told of each box its number and its name */
  draw(told) {
    for (const [key, [value, name]] of Object.entries(told)) {
      const [number, label] = this.boxes[key].children;
      setText(number, value);
      setText(label, name);
    }
  }

  #box({ key, on }) {
    const box = element(
      "span",
      { class: `ir-term${on ? " ir-on" : ""}`, "data-term": key },
      element("b", { class: "ir-number" }),
      element("small", {}),
    );
    this.boxes[key] = box;
    return box;
  }
}

function sign(text) {
  return element("span", { class: "ir-sign" }, text);
}
