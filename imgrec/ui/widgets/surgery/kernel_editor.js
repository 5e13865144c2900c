/** Other weights for the filter in hand: typed, stepped by keys, dragged, or a preset. */

import { element } from "../lib/dom.js";
import { fill, number } from "../lib/format.js";
import { PRESETS } from "../lib/presets.js";
import { colourOf, scalesOf } from "../lib/scales.js";
import { NumberTable } from "../lib/table.js";
import { listenToWeight } from "../lib/weight_field.js";
import { nameOf } from "./sentence.js";

const MOST = 10_000; // what Python takes
const BIAS = -1;

export class KernelEditor {
  constructor({ model, words, act }) {
    Object.assign(this, { words, act });
    this.tables = Array.from({ length: model.channels }, (_, c) => this.#table(model, c));
    this.bias = element("input", {
      type: "text",
      inputmode: "decimal",
      autocomplete: "off",
      class: "surg-bias ir-number",
      "aria-label": words.bias,
    });
    this.#listen(this.bias, BIAS);
    const presets = PRESETS.map((name) =>
      element("button", { type: "button", class: "ir-button", onclick: () => act.preset(name) }, words[name]),
    );
    this.element = element(
      "div",
      { class: "surg-editor", hidden: true },
      element("div", { class: "surg-presets", role: "group", "aria-label": words.presets }, ...presets),
      element("p", { class: "ir-muted" }, words.edit_hint),
      element("div", { class: "surg-tables" }, ...this.tables.map(({ element: table }) => table)),
      element("label", { class: "surg-bias-label" }, words.bias, this.bias),
    );
  }

  draw(model, { surgery, hand, editing, theme }) {
    this.element.hidden = !editing;
    if (!editing) return;
    this.weights = model.weights(surgery, hand.index);
    const { strength_power: power } = model.options.colours;
    const scale = scalesOf(theme).weights;
    this.weights.kernel.forEach((weight, i) => {
      const colour = colourOf(weight, model.weightRange, scale, power);
      this.tables[i % model.channels].set(Math.floor(i / model.channels), number(weight), colour);
    });
    if (!this.bias.matches(":focus")) this.bias.value = number(this.weights.bias);
  }

  #table(model, c) {
    const { words } = this;
    const name = nameOf(model, words, { part: "channels", index: c });
    const field = (place) =>
      fill(words.weight, { channel: name, row: Math.floor(place / model.width), column: place % model.width });
    const table = new NumberTable({ rows: model.height, columns: model.width, label: name, field });
    for (const input of table.element.querySelectorAll("input")) {
      input.readOnly = false;
      input.tabIndex = 0;
      this.#listen(input, Number(input.dataset.place) * model.channels + c);
    }
    return table;
  }

  /** @param {number} index place in the kernel, or BIAS */
  #listen(field, index) {
    const [value, set] = [() => this.#value(index), (given) => this.#set(index, given)];
    listenToWeight(field, { value, set, most: MOST });
  }

  #value(index) {
    return index === BIAS ? this.weights.bias : this.weights.kernel[index];
  }

  #set(index, value) {
    const kernel = Float32Array.from(this.weights.kernel);
    if (index !== BIAS) kernel[index] = value;
    this.act.replace({ kernel, bias: index === BIAS ? value : this.weights.bias });
  }
}
