/** (row × columns + column) × maps + map = index, filled in; the index can be typed. */

import { element, rich, setText } from "../lib/dom.js";
import { fill, number } from "../lib/format.js";

export class Formula {
  constructor({ model, words, act }) {
    Object.assign(this, { words, act, last: model.count - 1 });
    const sign = (text) => element("span", { class: "ir-sign" }, text);
    const term = (label) => element("span", { class: "ir-term" }, element("b", { class: "ir-number" }), element("small", {}, label));
    const parts = ["row", "columns", "column", "maps", "map"].map((name) => [name, term(words[`term_${name}`])]);
    this.terms = Object.fromEntries(parts);
    this.terms.row.classList.add("ir-lit");
    this.terms.column.classList.add("ir-lit");
    this.terms.map.classList.add("ir-lit");
    this.field = element("input", { type: "text", inputmode: "numeric", autocomplete: "off", class: "ir-number flat-index", "aria-label": words.index_field });
    this.field.addEventListener("input", () => this.#typed());
    this.field.addEventListener("keydown", (event) => this.#key(event));
    this.field.addEventListener("blur", () => this.#show());
    const index = element("label", { class: "ir-term ir-on" }, this.field, element("small", {}, words.index));
    this.value = term(words.value);
    const { row, columns, column, maps, map } = this.terms;
    this.element = element(
      "div", { class: "flat-formula" },
      element(
        "div", { class: "ir-equation", role: "group", "aria-label": words.formula },
        sign("("), row, sign("×"), columns, sign("+"), column, sign(")"), sign("×"), maps, sign("+"), map, sign("="), index, sign("→"), this.value,
      ),
      (this.back = element("p", { class: "ir-muted" })),
    );
  }

  draw({ model, place, index }) {
    this.index = index;
    const told = { ...place, columns: model.columns, maps: model.maps };
    for (const [name, term] of Object.entries(this.terms)) setText(term.firstChild, String(told[name]));
    setText(this.value.firstChild, number(model.line[index], 4));
    if (!this.field.matches(":focus")) this.#show();
    if (this.field.getAttribute("aria-invalid") === "true") return;
    const cell = Math.floor(index / model.maps);
    this.#tell(fill(this.words.back, { ...told, index: number(index, 0), cell: number(cell, 0) }));
  }

  #show() {
    this.field.removeAttribute("aria-invalid");
    this.field.value = number(this.index, 0);
  }

  #typed() {
    const text = this.field.value.replace(/[\s,.]/g, "");
    const index = /^\d+$/.test(text) ? Number(text) : NaN;
    const fits = index <= this.last;
    this.field.setAttribute("aria-invalid", String(!fits));
    if (fits) this.act.pin(index);
    else this.#tell(fill(this.words.index_refused, { last: number(this.last, 0) }));
  }

  #key(event) {
    event.stopPropagation(); // the page binds letters of its own
    const by = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    this.act.pin(Math.min(Math.max(this.index + by, 0), this.last));
    requestAnimationFrame(() => this.#show());
  }

  #tell(text) {
    if (text !== this.told) this.back.replaceChildren(...rich((this.told = text)));
  }
}
