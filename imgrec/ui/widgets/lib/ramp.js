/** The colours from zero to the full range, with both numbers: what a colour stands for. */

import { element, setText } from "./dom.js";
import { number } from "./format.js";

export class Ramp {
  constructor() {
    this.ends = [element("span", { class: "ir-number" }), element("span", { class: "ir-number" })];
    this.bar = element("i", { "aria-hidden": "true" });
    this.element = element("span", { class: "ir-ramp" }, this.ends[0], this.bar, this.ends[1]);
  }

  /** From `least` (zero, or below it) to `range`. */
  draw(least, range, theme) {
    setText(this.ends[0], number(least, 2));
    setText(this.ends[1], number(range, 2));
    const colours = [theme.card, theme.positive];
    if (least < 0) colours.unshift(theme.negative);
    this.bar.style.background = `linear-gradient(90deg, ${colours.join(", ")})`;
  }
}
