/** Other weights for the chosen filter: typed, dragged, or a preset; one click gives the learned ones back. */

import { element } from "../lib/dom.js";
import { number, parse } from "../lib/format.js";
import { PRESETS, preset } from "./presets.js";

const COARSE = 0.1;
const FINE = 0.01;
const DRAG_STARTS = 4; // pixels

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
    field.addEventListener("input", () => this.#set(index, parse(field.value), field));
    field.addEventListener("blur", () => (field.value = number(this.#value(index), 3)));
    field.addEventListener("keydown", (event) => this.#key(event, field, index));
    field.addEventListener("pointerdown", (event) => this.#drag(event, field, index));
  }

  #value(index) {
    const { kernel, bias } = this.model.weights(this.filter);
    return index < 0 ? bias : kernel[index];
  }

  #set(index, value, field) {
    field.setAttribute("aria-invalid", String(!Number.isFinite(value)));
    if (!Number.isFinite(value) || !this.open) return;
    const { kernel, bias } = this.model.weights(this.filter);
    const changed = Float32Array.from(kernel);
    if (index >= 0) changed[index] = value;
    this.act.edit(changed, index < 0 ? value : bias);
  }

  /** Up and down change by a tenth, with Shift by a hundredth. */
  #key(event, field, index) {
    const direction = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    event.stopPropagation(); // the page binds letters of its own
    if (!direction || !this.open) return;
    event.preventDefault();
    this.#change(index, direction * (event.shiftKey ? FINE : COARSE), this.#value(index), field);
  }

  /** Dragging sideways changes by a hundredth a pixel. */
  #drag(event, field, index) {
    if (!this.open) return;
    const [start, from] = [event.clientX, this.#value(index)];
    let dragging = false;
    const move = ({ clientX, pointerId }) => {
      dragging ||= Math.abs(clientX - start) >= DRAG_STARTS;
      if (!dragging) return;
      field.setPointerCapture(pointerId);
      this.#change(index, (clientX - start) * FINE, from, field);
    };
    const end = () => {
      field.removeEventListener("pointermove", move);
      for (const name of ["pointerup", "pointercancel"]) field.removeEventListener(name, end);
    };
    field.addEventListener("pointermove", move);
    for (const name of ["pointerup", "pointercancel"]) field.addEventListener(name, end);
  }

  #change(index, by, from, field) {
    const value = Math.round((from + by) * 1000) / 1000;
    field.value = number(value, 3);
    this.#set(index, value, field);
  }
}
