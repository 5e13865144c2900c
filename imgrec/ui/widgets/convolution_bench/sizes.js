/** The sizes and the number of parameters, as formulas with the real numbers filled in. */

import { element, setText } from "../lib/dom.js";
import { fill } from "../lib/format.js";
import { countFormula, formulas, unseen } from "./settings.js";

export class Sizes {
  constructor({ words }) {
    this.words = words;
    this.lines = ["shape", "window", "size", "zeros", "parameters"].map((name) => {
      const line = { name, label: element("dt", {}, words[`size_${name}`]), value: element("dd", { class: "ir-number" }) };
      return line;
    });
    this.note = element("p", { class: "ir-muted" });
    const list = element("dl", { class: "bench-sizes" }, ...this.lines.flatMap(({ label, value }) => [label, value]));
    this.element = element("section", { "aria-label": words.sizes, "data-part": "formula" }, list, this.note);
  }

  draw({ model }) {
    const { words } = this;
    const { geo, settings, channels } = model;
    const sides = [0, 1].map((side) => formulas(settings, geo, side));
    const told = {
      shape: `${[...geo.input, channels].join(" × ")} → ${[geo.rows, geo.columns, settings.filters].join(" × ")}`,
      window: both(sides.map((side) => side.span), words),
      size: both(sides.map((side) => side.out), words),
      zeros: fill(words.zeros_sides, geo),
      parameters: countFormula(settings, channels).text,
    };
    for (const { name, value } of this.lines) setText(value, told[name]);
    const [rows, columns] = unseen(geo);
    setText(this.note, rows + columns ? fill(words.unseen, { rows, columns }) : "");
  }
}

/** Once where rows and columns are alike. */
function both([rows, columns], words) {
  return rows === columns ? rows : `${words.rows}: ${rows}; ${words.columns}: ${columns}`;
}
