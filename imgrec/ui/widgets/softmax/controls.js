/** The temperature, and a number added to every logit. */

import { element, setText } from "../lib/dom.js";
import { fill, number } from "../lib/format.js";
import { temperatureAt } from "./model.js";

const SCALE = { steps: 20, factor: 4 };

export class Controls {
  constructor({ words, shift, act }) {
    Object.assign(this, { words, act });
    this.slider = element("input", {
      ...{ type: "range", min: -SCALE.steps, max: SCALE.steps, step: 1, value: 0 },
      "aria-label": words.temperature,
      oninput: () => act.temperature(temperatureAt(Number(this.slider.value), SCALE)),
    });
    this.value = element("output", { class: "ir-number" });
    this.reset = button(words.reset, () => {
      this.slider.value = "0";
      act.temperature(1);
    });
    this.add = button(fill(words.add, { shift }), () => act.shift());
    const label = element("label", {}, element("span", {}, words.temperature), this.slider, this.value);
    this.element = element(
      "div",
      { class: "soft-controls" },
      element("div", { class: "sum-slider", "data-part": "temperature" }, label, this.reset),
      element("div", { "data-part": "shift" }, this.add),
    );
  }

  draw({ temperature, shift }) {
    setText(this.value, fill(this.words.temperature_is, { temperature: number(temperature, 2) }));
    this.slider.setAttribute("aria-valuetext", this.value.textContent);
    const share = (Number(this.slider.value) + SCALE.steps) / (2 * SCALE.steps);
    this.slider.style.setProperty("--share", String(share));
    this.reset.disabled = temperature === 1;
    this.add.setAttribute("aria-pressed", String(shift !== 0));
  }
}

function button(text, onclick) {
  return element("button", { type: "button", class: "ir-button", onclick }, text);
}
