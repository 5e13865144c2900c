/** The largest products of a sum as two lists, for and against; with the rest, they add up. */

import { element, setText } from "./dom.js";
import { fill, number, signed } from "./format.js";

export const DIGITS = 4;

export class Contributions {
  /**
   * @param {object} given
   * @param {Record<string, string>} given.words `up_head`, `down_head`, `rest`, `terms`
   * @param {(index: number) => string} given.name where a product comes from
   * @param {(index: number | null) => void} given.onPoint the pointer or the focus is on it, or on none
   * @param {(index: number) => void} given.onPick
   */
  constructor({ words, name, onPoint, onPick }) {
    Object.assign(this, { words, name, onPoint, onPick });
    this.sides = { up: this.#side("up"), down: this.#side("down") };
    const lists = Object.values(this.sides).map((side) => side.element);
    this.element = element("div", { class: "sum-sides", "data-part": "largest" }, ...lists);
  }

  /** @param {ReturnType<import("./sums.js").sumOf>} sum of `values` times `weights` */
  draw(sum, values, weights, chosen) {
    const sizes = [...sum.up.largest, ...sum.down.largest].map((i) => Math.abs(sum.products[i]));
    const longest = Math.max(...sizes, 0);
    for (const [name, side] of Object.entries(this.sides)) {
      const { largest, count, rest } = sum[name];
      this.#fit(side, largest.length);
      largest.forEach((i, n) => this.#show(side.rows[n], { i, sum, values, weights, chosen, longest }));
      const others = count - largest.length;
      setText(side.rest.firstChild, fill(this.words.rest, { count: number(others, 0) }));
      setText(side.rest.lastChild, signed(rest, DIGITS));
      side.rest.hidden = others === 0;
      setText(side.total, signed(sum[name].sum, DIGITS));
    }
  }

  #side(name) {
    const total = element("b", { class: "ir-number" });
    const list = element("ol");
    const rest = element("p", { class: "sum-rest" }, element("span"), element("span", { class: "ir-number" }));
    const head = element("p", { class: "sum-head" }, element("span", {}, this.words[`${name}_head`]), total);
    const made = element("section", { class: `sum-side sum-${name}` }, head, list, rest);
    return { element: made, list, rest, total, rows: [] };
  }

  #fit(side, count) {
    if (side.rows.length === count) return;
    side.rows = Array.from({ length: count }, () => this.#row());
    side.list.replaceChildren(...side.rows.map((row) => element("li", {}, row)));
  }

  #row() {
    const index = (event) => Number(event.currentTarget.dataset.index);
    return element(
      "button",
      {
        type: "button",
        class: "sum-row",
        onclick: (event) => this.onPick(index(event)),
        onpointerenter: (event) => this.onPoint(index(event)),
        onpointerleave: () => this.onPoint(null),
        onfocus: (event) => this.onPoint(index(event)),
        onblur: () => this.onPoint(null),
      },
      element("span", { class: "sum-name" }),
      element("span", { class: "ir-number sum-terms" }),
      element("b", { class: "ir-number" }),
      element("i", { "aria-hidden": "true" }),
    );
  }

  #show(row, { i, sum, values, weights, chosen, longest }) {
    const [name, terms, product, bar] = row.children;
    row.dataset.index = String(i);
    row.classList.toggle("ir-on", i === chosen);
    setText(name, this.name(i));
    setText(terms, `${number(values[i])} × ${number(weights[i])}`);
    setText(product, signed(sum.products[i], DIGITS));
    bar.style.setProperty("--share", String(longest ? Math.abs(sum.products[i]) / longest : 0));
  }
}
