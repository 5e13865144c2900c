/** A table of coloured numbers, a real one, whose cells can become fields to type in. */

import { element, setText } from "./dom.js";
import { css, textOn } from "./scales.js";

export class NumberTable {
  /**
   * @param {object} given
   * @param {number} given.rows
   * @param {number} given.columns
   * @param {string} given.label its caption
   * @param {(place: number) => string} [given.field] the name of each field; without it, plain text
   */
  constructor({ rows, columns, label, field }) {
    this.cells = Array.from({ length: rows * columns }, (_, place) => this.#cell(place, field));
    this.shown = this.cells.map(() => "");
    this.caption = element("caption", {}, label);
    const body = element("tbody");
    for (let row = 0; row < rows; row++) {
      body.append(element("tr", {}, ...this.cells.slice(row * columns, (row + 1) * columns)));
    }
    this.element = element("table", { class: "ir-cells" }, this.caption, body);
  }

  /** Show a text on a colour; `out` marks what is not really there, such as a zero of the ring. */
  set(place, text, colour, out = false) {
    const state = `${text}|${colour}|${out}`;
    if (state === this.shown[place]) return;
    this.shown[place] = state;
    const cell = this.cells[place];
    cell.style.background = css(colour);
    cell.style.color = textOn(colour);
    cell.classList.toggle("ir-out", out);
    this.#write(cell, text);
  }

  #write(cell, text) {
    const input = cell.firstElementChild;
    if (!input) setText(cell, text);
    else if (!input.matches(":focus")) input.value = text;
  }

  #cell(place, field) {
    const cell = element("td", { "data-place": place });
    if (field) {
      const name = field(place);
      cell.append(
        element("input", {
          type: "text",
          inputmode: "decimal",
          autocomplete: "off",
          "aria-label": name,
          "data-place": place,
          readonly: true,
          tabindex: "-1",
        }),
      );
    }
    return cell;
  }
}
