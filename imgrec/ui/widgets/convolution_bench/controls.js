/** The seven arguments to turn, where the weights come from, and why something cannot be. */

import { button, Choice } from "../lib/buttons.js";
import { element, rich, setText } from "../lib/dom.js";
import { fill } from "../lib/format.js";
import { ACTIVATIONS } from "../lib/activations.js";
import { weightsSentence } from "./sentence.js";
import { changed, kerasLine, stepped } from "./settings.js";

const SIDES = ["rows", "columns"];

export class Controls {
  constructor({ words, act }) {
    Object.assign(this, { words, act, steps: [] });
    this.padding = this.#choice("padding", { valid: "valid", same: "same" }, (padding) => ({ padding }));
    this.bias = this.#choice("use_bias", { true: "True", false: "False" }, (name) => ({ use_bias: name === "true" }));
    const kinds = Object.fromEntries(["learned", "preset", "random"].map((kind) => [kind, words[`weights_${kind}`]]));
    this.weights = this.#choice("weights", kinds, (weights) => ({ weights }));
    this.seed = element("input", {
      type: "number", min: 0, max: 999999, class: "bench-field ir-number", "aria-label": words.seed,
      onchange: () => /^\d{1,6}$/.test(this.seed.value) && this.#try({ seed: Number(this.seed.value) }),
    });
    this.activation = this.#activations();
    this.back = button(words.back, () => act.set(this.model.own));
    this.line = element("code", { class: "bench-line ir-number" });
    this.note = element("p", { class: "bench-note", role: "status" });
    this.element = this.#layout();
  }

  draw({ model, refused }) {
    const { settings } = (this.model = model);
    for (const step of this.steps) this.#showStep(step, settings);
    this.padding.show(settings.padding);
    this.bias.show(String(settings.use_bias));
    this.#showWeights(model);
    this.activation.value = settings.activation;
    if (!this.seed.matches(":focus")) this.seed.value = String(settings.seed);
    this.back.disabled = model.isOwn;
    setText(this.line, kerasLine(settings));
    disable(this.padding, "valid", changed(settings, { padding: "valid" }, model.size).refused);
    const note = refused ? fill(this.words[refused.sentence], refused.told) : weightsSentence(model, this.words);
    this.note.classList.toggle("bench-refused", Boolean(refused));
    if (note !== this.noted) this.note.replaceChildren(...rich((this.noted = note)));
  }

  #layout() {
    const { words } = this;
    const row = (name, ...parts) =>
      element("div", { class: "bench-row", "data-part": name, role: "group", "aria-label": name }, element("code", {}, words[name] ?? name), ...parts);
    const pair = (name) => row(name, this.#stepper(name, 0), element("span", { class: "ir-muted" }, "×"), this.#stepper(name, 1));
    const rows = [
      row("filters", this.#stepper("filters", null)), pair("kernel_size"), pair("strides"),
      row("padding", this.padding.element), pair("dilation_rate"), row("activation", this.activation),
      row("use_bias", this.bias.element),
      row("weights", this.weights.element, (this.seeded = element("label", { class: "bench-seed" }, element("code", {}, "seed"), this.seed))),
    ];
    return element(
      "section", { "aria-label": words.arguments },
      element("div", { class: "bench-rows" }, ...rows),
      element("div", { class: "bench-made" }, this.line, this.back), this.note,
    );
  }

  #try(values) {
    const { settings, refused } = changed(this.model.settings, values, this.model.size);
    if (refused) this.act.refuse(refused);
    else this.act.set(settings);
  }

  #choice(label, options, values) {
    return new Choice({ label, options, onChoose: (name) => this.#try(values(name)), shown: false });
  }

  #activations() {
    const options = Object.keys(ACTIVATIONS).map((name) => element("option", { value: name }, name));
    return element("select", { class: "bench-field", "aria-label": "activation", onchange: (event) => this.#try({ activation: event.target.value }) }, ...options);
  }

  #stepper(name, side) {
    const { words } = this;
    const what = side === null ? name : `${name}, ${words[SIDES[side]]}`;
    const buttons = [[-1, "−", words.less], [1, "+", words.more]].map(([by, sign, word]) =>
      button(sign, () => this.#step(name, side, by), { "aria-label": `${what}: ${word}` }));
    const value = element("b", { class: "ir-number", "aria-label": what });
    this.steps.push({ name, side, value, buttons });
    return element("span", { class: "bench-stepper" }, buttons[0], value, buttons[1]);
  }

  #step(name, side, by) {
    const { settings, refused } = stepped(this.model.settings, name, side, by, this.model.size);
    if (refused) this.act.refuse(refused);
    else this.act.set(settings);
  }

  /** What is not learned is random, whatever was asked for; a fitting window brings it back. */
  #showWeights({ settings, kinds, fits }) {
    this.weights.show(settings.weights === "learned" && kinds.learned === 0 ? "random" : settings.weights);
    disable(this.weights, "learned", !fits);
    this.seeded.hidden = kinds.random === 0;
  }

  #showStep({ name, side, value, buttons }, settings) {
    setText(value, String(side === null ? settings[name] : settings[name][side]));
    buttons.forEach((made, i) => {
      const { refused } = stepped(settings, name, side, i ? 1 : -1, this.model.size);
      made.setAttribute("aria-disabled", String(Boolean(refused)));
    });
  }
}

/** Dimmed, but still there to press: then it says why not. */
function disable({ buttons }, name, refused) {
  const [, made] = buttons.find(([option]) => option === name);
  made.setAttribute("aria-disabled", String(Boolean(refused)));
}
