/** pool_size, strides and padding to turn, the output's size worked out, and what cannot be, explained. */

import { button, Choice } from "../lib/buttons.js";
import { element, rich, setText } from "../lib/dom.js";
import { fill, number } from "../lib/format.js";
import { kerasLine, SIDES, sizeFormula, stepped } from "./settings.js";

export class Bench {
  constructor({ words, act }) {
    Object.assign(this, { words, act });
    this.steppers = ["pool_size", "strides"].map((name) => this.#stepper(name));
    this.follow = button(words.follow, () => this.#set({ ...this.pool, strides: null }));
    this.padding = new Choice({
      label: "padding",
      options: { valid: "valid", same: "same" },
      onChoose: (padding) => this.#set({ ...this.pool, padding }),
    });
    this.back = button(words.back, () => act.setPool(this.own));
    this.line = element("code", { class: "ir-number pool-line" });
    this.formula = element("p", { class: "ir-number pool-formula" });
    this.note = element("p", { class: "pool-note", role: "status" });
    const [size, strides] = this.steppers.map((stepper) => stepper.element);
    this.element = element(
      "section",
      { class: "pool-bench", "aria-label": words.bench, "data-part": "arguments" },
      element("p", { class: "ir-head" }, element("b", {}, words.bench), ` ${words.bench_more}`),
      element("div", { class: "ir-controls" }, size, strides, this.follow, this.padding.element, this.back),
      element("p", {}, this.line),
      this.formula,
      this.note,
    );
  }

  draw({ model, refused }) {
    Object.assign(this, { pool: model.pool, own: model.options.max_pooling2d, size: [model.rows, model.columns] });
    const strides = this.pool.strides ?? this.pool.pool_size;
    [this.pool.pool_size, strides].forEach((sizes, i) => this.#show(this.steppers[i], sizes));
    this.follow.setAttribute("aria-pressed", String(this.pool.strides === null));
    this.padding.show(this.pool.padding);
    this.back.disabled = model.isOwn;
    setText(this.line, kerasLine(this.pool));
    setText(this.formula, this.#formula(model));
    this.note.classList.toggle("pool-refused", Boolean(refused));
    const note = refused ? fill(this.words[refused], told(model)) : verdict(model, this.words);
    if (note !== this.noted) this.note.replaceChildren(...rich((this.noted = note)));
  }

  #formula(model) {
    const { geo, pool } = model;
    const results = [geo.rows, geo.columns];
    const formulas = this.size.map((size, side) => sizeFormula(pool, side, size, results[side]));
    const [rows, columns] = SIDES.map((side) => this.words[side]);
    if (formulas[0] === formulas[1]) return `${rows}, ${columns}: ${formulas[0]}`;
    return `${rows}: ${formulas[0]}   ${columns}: ${formulas[1]}`;
  }

  #set(pool) {
    this.act.setPool(pool);
  }

  #step(name, side, by) {
    const { pool, refused } = stepped(this.pool, name, side, by, this.size);
    if (refused) this.act.refuse(refused);
    else this.#set(pool);
  }

  #stepper(name) {
    const values = SIDES.map(() => element("b", { class: "ir-number" }));
    const sides = SIDES.map((side, i) => {
      const change = (by, sign, word) =>
        button(sign, () => this.#step(name, i, by), { "aria-label": `${name}, ${this.words[side]}: ${word}` });
      const [less, more] = [change(-1, "−", this.words.less), change(1, "+", this.words.more)];
      const label = element("small", {}, this.words[side]);
      return element("span", { class: "pool-stepper" }, label, less, values[i], more);
    });
    const head = element("code", { class: "ir-muted" }, name);
    return { name, values, element: element("div", { class: "pool-pair", role: "group", "aria-label": name }, head, ...sides) };
  }

  #show({ name, values, element: group }, sizes) {
    values.forEach((value, side) => setText(value, String(sizes[side])));
    group.querySelectorAll(".ir-button").forEach((made, i) => {
      const step = stepped(this.pool, name, i >> 1, i % 2 ? 1 : -1, this.size);
      made.setAttribute("aria-disabled", String(Boolean(step.refused)));
    });
  }
}

function told(model) {
  return { rows: model.rows, columns: model.columns };
}

/** What the settings mean for the numbers that are kept, and for the rest of the network. */
function verdict(model, words) {
  const { geo, maps, options } = model;
  const [rows, columns] = options.output_shape;
  const { unseen } = model.pooled(0).counts;
  const strides = model.pool.strides ?? model.pool.pool_size;
  const overlap = strides.some((stride, side) => stride < model.pool.pool_size[side]);
  const parts = [model.isOwn ? words.note_own : model.fitsNetwork ? words.note_fits : words.note_other];
  if (unseen) parts.push(words.note_unseen);
  if (overlap) parts.push(words.note_overlap);
  if (geo.top + geo.bottom + geo.left + geo.right) parts.push(words.note_rim);
  return fill(parts.join(" "), {
    size: `${geo.rows} × ${geo.columns} × ${maps}`,
    count: number(geo.rows * geo.columns * maps, 0),
    own_size: `${rows} × ${columns} × ${maps}`,
    own_count: number(rows * columns * maps, 0),
    unseen: number(unseen, 0),
  });
}
