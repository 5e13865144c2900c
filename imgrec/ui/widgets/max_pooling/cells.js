/** The cells of one window with the one that won, and the same as an equation. */

import { element, rich, setText } from "../lib/dom.js";
import { fill, number } from "../lib/format.js";
import { colourOf, scalesOf } from "../lib/scales.js";
import { NumberTable } from "../lib/table.js";

const DIGITS = 4;
const MOST_IN_A_ROW = 8;
const MOST_IN_THE_EQUATION = 9;

export class Cells {
  constructor({ model, words }) {
    this.words = words;
    const [rows, columns] = model.geo.window;
    this.printed = rows <= MOST_IN_A_ROW && columns <= MOST_IN_A_ROW;
    this.table = this.printed ? new NumberTable({ rows, columns, label: words.cells }) : null;
    this.head = element("p", { class: "ir-head" });
    this.equation = element("div", { class: "ir-equation pool-equation", role: "group", "aria-label": words.equation });
    const shown = this.table?.element ?? element("p", { class: "ir-muted" }, fill(words.too_many, { count: rows * columns }));
    this.element = element("div", { class: "pool-cells" }, this.head, shown);
    this.element.style.setProperty("--across", String(Math.min(columns, MOST_IN_A_ROW)));
  }

  draw({ model, theme, map, place, range }) {
    const window = model.window(map, place);
    const head = fill(this.words.cells_head, { count: window.cells.length, ...place });
    if (head !== this.told) this.head.replaceChildren(...rich((this.told = head)));
    if (this.printed) this.#numbers(window, model, model.range(map, range), theme);
    this.#equation(window);
  }

  #numbers(window, model, range, theme) {
    const { values } = scalesOf(theme);
    const { strength_power: power } = model.options.colours;
    window.cells.forEach((cell, place) => {
      const colour = cell.inside ? colourOf(cell.value, range, values, power) : values.zero;
      this.table.set(place, cell.inside ? number(cell.value, DIGITS) : "–", colour, !cell.inside);
      const { classList } = this.table.cells[place];
      classList.toggle("pool-won", cell === window.winner);
      classList.toggle("pool-tied", cell !== window.winner && window.equals.includes(cell));
    });
  }

  #equation({ inside, winner, equals, value }) {
    const terms = inside.length <= MOST_IN_THE_EQUATION ? inside : [];
    if (this.terms?.length !== terms.length) this.#build(terms.length);
    terms.forEach((cell, i) => {
      setText(this.terms[i].firstChild, number(cell.value, DIGITS));
      this.terms[i].classList.toggle("ir-lit", equals.includes(cell));
      const label = cell === winner ? "wins" : equals.includes(cell) ? "ties" : "loses";
      setText(this.terms[i].lastChild, this.words[label]);
    });
    setText(this.kept.firstChild, number(value, DIGITS));
  }

  #build(count) {
    const sign = (text) => element("span", { class: "ir-sign" }, text);
    const term = (label, chosen) =>
      element("span", { class: `ir-term${chosen ? " ir-on" : ""}` }, element("b", { class: "ir-number" }), element("small", {}, label));
    this.terms = Array.from({ length: count }, () => term("", false));
    this.kept = term(this.words.kept, true);
    const parts = count ? this.terms : [sign("…")];
    this.equation.replaceChildren(sign("max ("), ...parts, sign(") ="), this.kept);
  }
}
