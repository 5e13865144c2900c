/** Max-norm: the lists of weights that the limit holds for, beside the whole filter. */

import { element, rich, setText } from "../lib/dom.js";
import { fill, number } from "../lib/format.js";
import { channelName } from "./sentence.js";

export class Norms {
  constructor({ words }) {
    this.words = words;
    this.text = element("p", {});
    this.lists = element("div", { class: "conv-norms" });
    this.element = element(
      "section",
      { class: "conv-panel", "aria-label": words.norms, hidden: true },
      this.text,
      this.lists,
    );
  }

  draw(model, { norms: open, filter }) {
    const limit = model.options.max_norm;
    this.element.hidden = !open || !limit;
    if (this.element.hidden) return;
    const { columns, whole } = model.norms(filter);
    if (this.lists.childElementCount === 0) this.#build(model);
    const byRows = limit.axes.length === 1 && limit.axes[0] === 0;
    const told = {
      filter,
      limit: String(limit.max_value),
      whole: number(whole, 2),
      longest: number(Math.max(...columns.flat()), 2),
      rows: model.height,
    };
    const text = fill(this.words[byRows ? "norms_columns" : "norms_whole"], told);
    if (text !== this.said) this.text.replaceChildren(...rich((this.said = text)));
    columns.flat().forEach((length, i) => showBar(this.bars[i], length, byRows ? limit.max_value : null));
    showBar(this.bars.at(-1), whole, byRows ? null : limit.max_value);
  }

  #build(model) {
    const label = (c, j) =>
      fill(this.words.norm_column, { channel: channelName(model, this.words, c), column: j });
    const labels = Array.from({ length: model.channels * model.width }, (_, i) =>
      label(Math.floor(i / model.width), i % model.width),
    );
    this.bars = [...labels, this.words.norm_filter].map((text) =>
      element(
        "div",
        { class: "conv-norm" },
        element("span", {}, text),
        element("i"),
        element("b", { class: "ir-number" }),
      ),
    );
    this.lists.append(...this.bars);
  }
}

/** A bar that is full at the limit; without a limit, at the number itself. */
function showBar(bar, length, limit) {
  bar.children[1].style.setProperty("--share", String(limit ? Math.min(length / limit, 1) : 0));
  bar.classList.toggle("conv-free", limit === null);
  setText(bar.children[2], number(length, 2));
}
