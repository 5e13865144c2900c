/** A slider a change, with its number and a way back. */

import { element, setText } from "../lib/dom.js";
import { fill } from "../lib/format.js";
import { CHANGES, onStep, span, written } from "./values.js";

export class Sliders {
  /** @param {object} given @param {(values: Record<string, number>) => void} given.change */
  constructor({ ranges, words, change }) {
    Object.assign(this, { ranges, words, change });
    this.rows = Object.keys(CHANGES).map((name) => this.#row(name));
    this.undo = element("button", { type: "button", class: "ir-link", onclick: () => this.#back() }, words.undo_all);
    const rows = this.rows.map(({ row }) => row);
    const attributes = { class: "chg-sliders", role: "group", "aria-label": words.sliders };
    this.element = element("div", attributes, ...rows, this.undo);
  }

  draw(values) {
    for (const { name, slider, output, reset } of this.rows) {
      const value = values[name];
      if (Number(slider.value) !== value) slider.value = String(value);
      const text = written(name, value, this.words);
      setText(output, text);
      slider.setAttribute("aria-valuetext", text);
      const { from, to } = span(value, this.ranges[name]);
      slider.style.setProperty("--from", String(from));
      slider.style.setProperty("--to", String(to));
      reset.classList.toggle("chg-idle", value === 0);
    }
    const idle = Object.values(values).every((value) => value === 0);
    this.undo.setAttribute("aria-disabled", String(idle)); // not disabled: that would lose the focus
  }

  #row(name) {
    const [min, max] = this.ranges[name];
    const label = this.words[name];
    const slider = element("input", {
      ...{ type: "range", min, max, step: CHANGES[name].step, value: 0, "aria-label": label },
      oninput: () => this.change({ [name]: onStep(name, Number(slider.value)) }),
    });
    const output = element("output", { class: "ir-number" });
    const back = { "aria-label": fill(this.words.reset, { name: label }), title: fill(this.words.reset, { name: label }) };
    const reset = element("button", { type: "button", class: "chg-reset", onclick: () => this.change({ [name]: 0 }), ...back }, "↺");
    const row = element("div", { class: "chg-row" }, element("label", {}, element("span", {}, label), slider), output, reset);
    return { name, slider, output, reset, row };
  }

  #back() {
    this.change(Object.fromEntries(Object.keys(CHANGES).map((name) => [name, 0])));
  }
}
