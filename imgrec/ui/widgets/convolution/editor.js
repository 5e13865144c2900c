/** Other weights for the chosen filter: typed, dragged, or a preset; one click gives the learned ones back. */

import { element } from "../lib/dom.js";
import { number } from "../lib/format.js";
import { PRESETS, preset } from "../lib/presets.js";
import { listenToWeight } from "../lib/weight_field.js";

export class Editor {
  constructor({ model, words, act, sums }) {
    Object.assign(this, { model, words, act, sums });
    const button = (label, onclick) =>
      element("button", { type: "button", class: "ir-button", onclick }, label);
    this.presets = PRESETS.map((name) => button(words[name], () => this.#preset(name)));
    this.back = button(words.restore, () => act.restore());
    this.bias = this.#field(words.bias);
    this.element = element(
      "section",
      { class: "conv-editor", "aria-label": words.editing, hidden: true },
      element("p", { class: "ir-muted" }, words.edit_hint),
      element("div", { class: "conv-presets", role: "group", "aria-label": words.presets }, ...this.presets),
      element("label", { class: "conv-bias" }, words.bias, this.bias),
      this.back,
    );
    this.#listen(this.bias, -1);
    sums.rows.forEach((row, c) => {
      for (const field of row.weights.element.querySelectorAll("input")) {
        this.#listen(field, Number(field.dataset.place) * model.channels + c);
      }
    });
  }

  draw(model, { editing, filter, at }) {
    Object.assign(this, { model, filter });
    this.element.hidden = !editing;
    this.back.disabled = !model.isEdited(filter);
    if (editing !== this.open) this.#open(editing);
    if (!this.bias.matches(":focus")) this.bias.value = number(at.bias, 3);
  }

  #open(editing) {
    this.open = editing;
    this.sums.element.classList.toggle("conv-editing", editing);
    for (const field of this.sums.fields) {
      field.readOnly = !editing;
      field.tabIndex = editing ? 0 : -1;
    }
  }

  #field(label) {
    return element("input", {
      type: "text",
      inputmode: "decimal",
      autocomplete: "off",
      "aria-label": label,
      class: "conv-field ir-number",
    });
  }

  #preset(name) {
    const { height, width, channels } = this.model;
    this.act.edit(preset(name, [height, width], channels), 0);
  }

  /** @param {number} index place in the kernel; below 0 for the bias */
  #listen(field, index) {
    const [value, set] = [() => this.#value(index), (given) => this.#set(index, given)];
    listenToWeight(field, { value, set, open: () => this.open });
  }

  #set(index, value) {
    const { kernel, bias } = this.model.weights(this.filter);
    const changed = Float32Array.from(kernel);
    if (index >= 0) changed[index] = value;
    this.act.edit(changed, index < 0 ? value : bias);
  }

  #value(index) {
    const { kernel, bias } = this.model.weights(this.filter);
    return index < 0 ? bias : kernel[index];
  }
}
