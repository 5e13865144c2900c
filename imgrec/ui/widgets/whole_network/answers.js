/** The classes with their logits and probabilities: the last block, as text. */

import { moved } from "../lib/cells.js";
import { element, setText } from "../lib/dom.js";
import { number } from "../lib/format.js";

const OPENS = ["Enter", " "];
const MANY = 14; // classes: more stand closer to each other

export class Answers {
  constructor({ model, label, act }) {
    Object.assign(this, { block: "output", act });
    this.rows = model.options.class_names.map((name, index) => this.#row(name, index));
    const kind = `bars wn-block wn-output${this.rows.length > MANY ? " wn-many" : ""}`;
    this.element = element("ul", { class: kind, role: "listbox", tabindex: "0", "aria-label": label }, ...this.rows);
    this.setCursor({ block: "output", map: 0, row: 0, column: 0 });
    this.#listen();
  }

  draw(model) {
    const winner = model.options.trail.winner;
    this.setCursor({ ...this.cursor, row: winner });
    this.rows.forEach((row, index) => {
      const [, logit, probability, bar] = row.children;
      row.classList.toggle("won", index === winner);
      row.setAttribute("aria-selected", String(index === winner));
      setText(logit, number(model.logits[index], 2));
      setText(probability, model.options.percents[index]);
      bar.firstChild.style.width = `${100 * model.probabilities[index]}%`;
    });
  }

  boxOf({ row }) {
    return this.areas[row];
  }

  place(stage) {
    this.areas = this.rows.map((row) => {
      const { left, top, width, height } = row.getBoundingClientRect();
      return { x: left - stage.left, y: top - stage.top, width, height };
    });
    const [first, last] = [this.areas[0], this.areas.at(-1)];
    this.area = { ...first, height: last.y + last.height - first.y };
  }

  setCursor(item) {
    this.cursor = item;
    this.element.setAttribute("aria-activedescendant", this.rows[item.row].id);
  }

  #row(name, index) {
    return element(
      "li", { role: "option", id: `wn-class-${index}`, "data-place": index },
      element("span", {}, name), element("small", { class: "ir-number" }), element("code"), element("i", {}, element("b")),
    );
  }

  #listen() {
    const on = (name, listener) => this.element.addEventListener(name, listener);
    on("pointermove", (event) => this.#point(event));
    on("pointerdown", (event) => this.#point(event));
    on("pointerleave", (event) => event.pointerType === "mouse" && this.act.point(null));
    on("click", (event) => this.#at(event) && this.act.click(this.#at(event)));
    on("focus", () => this.element.matches(":focus-visible") && this.act.focus(this.cursor));
    on("blur", () => this.act.focus(null));
    on("keydown", (event) => this.#key(event));
  }

  #at(event) {
    const row = event.target.closest("li");
    return row && { block: "output", map: 0, row: Number(row.dataset.place), column: 0 };
  }

  #point(event) {
    const item = this.#at(event);
    if (item) this.act.point(item, event.pointerType);
  }

  #key(event) {
    const to = moved(this.cursor, event, { rows: this.rows.length, columns: 1 });
    if (OPENS.includes(event.key)) this.act.open(this.cursor);
    else if (!to) return;
    else {
      const last = { Home: 0, End: this.rows.length - 1 }[event.key];
      this.setCursor({ ...this.cursor, row: last ?? to.row });
      this.act.focus(this.cursor);
    }
    event.preventDefault();
    event.stopPropagation();
  }
}
