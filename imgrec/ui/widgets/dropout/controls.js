/** Training or predicting, the rate, the mask, its seed and its noise shape; the code on demand. */

import { element, setText } from "../lib/dom.js";
import { NOISE_SHAPES } from "./model.js";
import { kerasLine, rateText } from "./sentence.js";

const MODES = ["training", "predicting"];

export class Controls {
  constructor({ model, words, act }) {
    Object.assign(this, { words });
    this.modes = MODES.map((mode) =>
      element("button", { type: "button", class: "ir-button", onclick: () => act.set({ training: mode === "training" }) }, words[mode]));
    this.rate = element("input", {
      type: "range", min: 0, max: 0.99, step: 0.01, class: "drop-rate", "aria-label": words.rate,
      oninput: () => act.set({ rate: Number(this.rate.value) }),
    });
    this.shown = element("output", { class: "ir-number" });
    this.fresh = element("button", { type: "button", class: "ir-button drop-new", onclick: act.fresh }, words.new_mask);
    this.seed = element("input", {
      type: "number", min: 0, max: 999999, step: 1, class: "drop-field ir-number", "aria-label": words.seed,
      onchange: () => act.seed(this.seed.value),
    });
    this.noise = this.#noise(model, act);
    this.note = element("p", { class: "ir-muted" });
    this.element = element("div", { class: "drop-controls" }, this.#bar(), this.note, this.#code(model));
  }

  draw(model, { settings, open }) {
    const { words } = this;
    this.modes.forEach((button, i) => button.setAttribute("aria-pressed", String(settings.training === (i === 0))));
    if (document.activeElement !== this.rate) this.rate.value = String(settings.rate);
    this.rate.style.setProperty("--share", String(settings.rate / 0.99));
    setText(this.shown, rateText(settings.rate));
    if (!this.seed.matches(":focus")) this.seed.value = String(settings.seed);
    this.noise.value = String(settings.noise);
    setText(this.note, words[`noise_${settings.noise}_says`]);
    this.keras.textContent = kerasLine(settings);
    for (const name of ["keras", "numpy"]) {
      this.links[name].setAttribute("aria-expanded", String(open === name));
      this[name].hidden = open !== name;
    }
  }

  #bar() {
    const { words } = this;
    const label = (text, ...parts) => element("label", { class: "drop-label" }, element("span", {}, text), ...parts);
    return element(
      "div", { class: "drop-bar" },
      element("div", { class: "drop-modes", role: "group", "aria-label": words.mode, "data-part": "mode" }, ...this.modes),
      element("div", { class: "drop-label", "data-part": "rate" }, element("code", {}, "rate"), this.rate, this.shown),
      element("div", { "data-part": "new_mask" }, this.fresh),
      element("div", { "data-part": "seed" }, label("seed", this.seed)),
      element("div", { "data-part": "noise_shape" }, label("noise_shape", this.noise)),
    );
  }

  #noise(model, act) {
    const written = (shape) => (shape ? `(${shape.map((axis) => axis ?? "None").join(", ")})` : "None");
    const options = NOISE_SHAPES.map((shape, i) => element("option", { value: i }, `${written(shape)}: ${this.words[`noise_${i}`]}`));
    return element("select", { class: "drop-field drop-noise", onchange: (event) => act.set({ noise: Number(event.target.value) }) }, ...options);
  }

  #code(model) {
    const { words } = this;
    const block = (text) => element("pre", { class: "ir-code", tabindex: "0", hidden: true }, element("code", {}, text));
    const act = (name) => () => this.onOpen(name);
    this.keras = block("");
    this.numpy = block(model.options.code.numpy);
    this.links = Object.fromEntries(["keras", "numpy"].map((name) =>
      [name, element("button", { type: "button", class: "ir-link", "aria-expanded": "false", onclick: act(name) }, words[name])]));
    return element("div", { "data-part": "code" }, element("div", { class: "ir-links" }, ...Object.values(this.links)), this.keras, this.numpy);
  }
}
