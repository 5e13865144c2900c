/** The mean of all units: as it is, under this mask, and over all masks, with right and wrong factors. */

import { element, setText } from "../lib/dom.js";
import { fill, number } from "../lib/format.js";
import { scaleOf } from "./model.js";
import { DIGITS, rateText } from "./sentence.js";

export class Means {
  constructor({ words }) {
    this.words = words;
    this.rows = ["steady", "this", "right", "forgotten", "wrong"].map((name) => this.#row(name));
    this.head = element("p", { class: "drop-head" });
    this.element = element("section", { class: "drop-means", "data-part": "means", "aria-label": words.means_label }, this.head, element("ul", {}, ...this.rows.map((row) => row.element)));
  }

  draw(model, { settings, one, copy, batch }) {
    const { rate } = settings;
    const told = { copy, count: model.count, rate: rateText(rate), units: model.units.length };
    const values = {
      steady: model.mean, this: one.mean, right: batch.forgotten * scaleOf(rate),
      forgotten: batch.forgotten, wrong: rate > 0 ? batch.forgotten / rate : NaN,
    };
    const most = Math.max(...Object.values(values).filter((value) => value <= 4 * model.mean), model.mean, 1e-9);
    setText(this.head, fill(this.words.means_head, told));
    for (const { name, element: line } of this.rows) this.#show(line, name, values[name], { most, told, settings });
  }

  #row(name) {
    const parts = [element("span"), element("i", { "aria-hidden": "true" }), element("b", { class: "ir-number" })];
    return { name, element: element("li", { class: name === "steady" || name === "right" ? "ir-on" : "", "data-mean": name }, ...parts) };
  }

  #show(line, name, value, { most, told, settings }) {
    line.hidden = !settings.training && name !== "steady" && name !== "this";
    const key = name === "this" && !settings.training ? "mean_after" : `mean_${name}`;
    setText(line.children[0], fill(this.words[key], told));
    line.children[1].style.setProperty("--now", String(Number.isNaN(value) ? 0 : Math.min(value / most, 1)));
    setText(line.children[2], Number.isNaN(value) ? "÷ 0" : number(value, DIGITS));
  }
}
