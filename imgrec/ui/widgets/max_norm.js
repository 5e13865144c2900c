/** Max-norm on a dense layer: every unit's norm, the limit, and what a lower one would do. */

import { hideParts } from "./lib/address.js";
import { clamp } from "./lib/cells.js";
import { CodePanels } from "./lib/code_panels.js";
import { Announcer, element, frames, rich, setText } from "./lib/dom.js";
import { fill, number } from "./lib/format.js";
import { Answer } from "./max_norm/answer.js";
import { Model } from "./max_norm/model.js";
import { Strip } from "./max_norm/strip.js";

const STEP = 0.01;

export const create = (context) => new MaxNorm(context);

class MaxNorm {
  constructor({ root, tensors, options, theme }) {
    Object.assign(this, { root, theme, words: options.words });
    this.frames = frames(root, () => this.#draw());
    this.model = new Model({ tensors, options });
    this.#start();
    this.#build();
    this.frames.ask();
  }

  /** New numbers: another picture or network. */
  update({ tensors, options }) {
    const { norms, options: old } = this.model;
    const same = options.network === old.network && norms.length === tensors.norms.data.length;
    this.model = new Model({ tensors, options });
    if (!same) this.#rebuild();
    this.frames.ask();
  }

  setTheme(theme) {
    this.theme = theme;
    this.frames.ask();
  }

  destroy() {
    this.frames.cancel();
    this.announcer.destroy();
    this.strip.destroy();
  }

  #start() {
    this.state = { limit: this.#own, hover: null, place: 0 };
  }

  /** The limit that the network was trained with; without one, a limit that nobody feels. */
  get #own() {
    return this.model.options.max_value ?? Math.ceil(this.model.top / STEP) * STEP;
  }

  #change(values) {
    Object.assign(this.state, values);
    this.frames.ask();
  }

  #rebuild() {
    this.destroy();
    this.root.replaceChildren();
    this.#start();
    this.#build();
  }

  #build() {
    const { words, model } = this;
    const last = model.norms.length - 1;
    const act = {
      hover: (place) => this.#change({ hover: place }),
      pin: (place) => this.#change({ place: clamp(place, 0, last), hover: null }),
    };
    const code = new CodePanels({ code: model.options.code, words });
    this.strip = new Strip({ model, words, act, code });
    this.answer = new Answer({ model, words });
    this.announcer = new Announcer();
    this.sentence = element("p", { class: "ir-say" });
    const view = element(
      "div",
      { class: "norm" },
      this.strip.element,
      this.#slider(),
      this.answer.element,
      element("div", { class: "sum-foot" }, this.sentence, this.announcer.element),
    );
    this.root.append(view);
    hideParts(this.root);
  }

  #slider() {
    const { words, model } = this;
    this.slider = element("input", {
      ...{ type: "range", min: STEP, max: model.top.toFixed(2), step: STEP, value: this.#own },
      "aria-label": words.limit,
      oninput: () => this.#change({ limit: Number(this.slider.value) }),
    });
    this.value = element("output", { class: "ir-number" });
    const reset = () => {
      this.slider.value = String(this.#own);
      this.#change({ limit: this.#own });
    };
    this.reset = element("button", { type: "button", class: "ir-button", onclick: reset }, words.reset);
    const label = element("label", {}, element("span", {}, words.limit), this.slider, this.value);
    return element("div", { class: "sum-slider", "data-part": "limit" }, label, this.reset);
  }

  #draw() {
    const { model, state, theme, words } = this;
    const place = state.hover ?? state.place;
    const seen = { ...state, place, theme, now: model.answer(state.limit) };
    this.strip.draw(model, seen);
    this.answer.draw(model, seen);
    setText(this.value, number(state.limit, 2));
    this.slider.style.setProperty("--share", String(state.limit / model.top));
    this.reset.disabled = state.limit === this.#own;
    const unit = model.order[place];
    const factor = number(model.factor(unit, state.limit), 3);
    const told = { unit, norm: number(model.norms[unit], 3), factor };
    const sums = { sum: number(model.sum(unit, Infinity), 3), now: number(model.sum(unit, state.limit), 3) };
    const key = model.norms[unit] > state.limit ? "say_shortened" : "say_free";
    this.#say(fill(words[key], { ...told, ...sums, limit: number(state.limit, 2) }));
  }

  #say(text) {
    if (text === this.said) return;
    this.said = text;
    this.sentence.replaceChildren(...rich(text));
    this.announcer.say(text);
  }
}
