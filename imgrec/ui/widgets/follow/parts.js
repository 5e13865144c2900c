/** What a sum is made of, as bars from zero: to the right what lifts it, to the left what lowers it. */

import { element, setText } from "../lib/dom.js";
import { signed } from "../lib/format.js";

const DIGITS = 4;

export class Parts {
  /** @param {string[]} keys of the parts in order; the last one is the total */
  constructor(keys) {
    this.lines = Object.fromEntries(keys.map((key) => [key, line(key)]));
    this.element = element("ul", { class: "fol-parts" }, ...Object.values(this.lines));
    this.lines[keys[0]].classList.add("fol-on");
    this.lines[keys.at(-1)].classList.add("fol-total");
  }

  /** @param {Record<string, [number, string]>} told of each part its number and its name */
  draw(told) {
    const values = Object.values(told).map(([value]) => value);
    const [least, most] = [Math.min(0, ...values), Math.max(0, ...values)];
    const share = (value) => (100 * value) / (most - least || 1);
    this.element.style.setProperty("--zero", String(share(-least)));
    for (const [key, [value, name]] of Object.entries(told)) {
      const [label, bar, number] = this.lines[key].children;
      setText(label, name);
      setText(number, signed(value, DIGITS));
      bar.style.setProperty("--from", String(share(Math.min(value, 0) - least)));
      bar.style.setProperty("--wide", String(share(Math.abs(value))));
      bar.classList.toggle("fol-minus", value < 0);
    }
  }
}

function line(key) {
  return element("li", { "data-share": key }, element("span"), element("i", { "aria-hidden": "true" }), element("b", { class: "ir-number" }));
}
