/** The last layer: every logit as a weighted sum of the units before it. */

import { Address, hideParts, recall } from "./lib/address.js";
import { clamp } from "./lib/cells.js";
import { CodePanels } from "./lib/code_panels.js";
import { Contributions } from "./lib/contributions.js";
import { Announcer, element, frames, rich } from "./lib/dom.js";
import { fill } from "./lib/format.js";
import { SumBoxes } from "./lib/sum_boxes.js";
import { Logits } from "./output/logits.js";
import { Model } from "./output/model.js";
import { Products } from "./output/products.js";
import { sentenceOf } from "./output/sentence.js";

export const create = (context) => new Output(context);

class Output {
  constructor({ root, tensors, options, theme }) {
    Object.assign(this, { root, theme, words: options.words });
    this.model = new Model({ tensors, options });
    const asked = recall(["class", "unit"]);
    const within = (value, count) => (value < count ? value : null);
    const state = { hover: null, range: "layer" };
    state.chosen = within(asked.class, this.model.names.length);
    state.unit = within(asked.unit, this.model.units);
    this.state = state;
    this.address = new Address();
    this.frames = frames(root, () => this.#draw());
    this.#build();
    this.frames.ask();
  }

  /** New numbers: another picture or network. */
  update({ tensors, options }) {
    const fits = this.model.fits({ tensors, options });
    this.model = new Model({ tensors, options });
    if (!fits) this.#rebuild();
    this.frames.ask();
  }

  setTheme(theme) {
    this.theme = theme;
    this.frames.ask();
  }

  destroy() {
    this.frames.cancel();
    for (const part of [this.announcer, this.address, ...this.parts]) part.destroy?.();
  }

  #change(values) {
    Object.assign(this.state, values);
    this.frames.ask();
  }

  /** The chosen class; the network's answer until a person chooses. */
  get #chosen() {
    return clamp(this.state.chosen ?? this.model.winner, 0, this.model.names.length - 1);
  }

  #actions() {
    const count = this.model.names.length;
    const choose = (chosen) => this.#change({ chosen, unit: null, hover: null });
    return {
      choose,
      bracket: (step) => choose((this.#chosen + step + count) % count),
      hover: (unit) => this.#change({ hover: unit }),
      pin: (unit) => this.#change({ unit, hover: null }),
      range: (range) => this.#change({ range }),
    };
  }

  #rebuild() {
    this.destroy();
    this.root.replaceChildren();
    Object.assign(this.state, { chosen: null, unit: null, hover: null });
    this.#build();
  }

  #build() {
    const { words, model } = this;
    const act = this.#actions();
    const given = { model, words, act };
    const code = new CodePanels({ code: model.options.code, words });
    const name = (unit) => fill(words.from, { unit });
    this.logits = new Logits(given);
    this.products = new Products(given);
    this.boxes = new SumBoxes({ words });
    this.lists = new Contributions({ words, name, onPoint: act.hover, onPick: act.pin });
    this.parts = [this.logits, this.products];
    this.announcer = new Announcer();
    this.head = element("p", { class: "sum-head" });
    this.sentence = element("p", { class: "ir-say" });
    const top = element("div", { class: "sum-top" }, this.head, code.links);
    const sums = [top, code.element, this.boxes.element, this.lists.element];
    const view = element(
      "div",
      { class: "out", onfocusin: () => this.frames.ask(), onfocusout: () => this.frames.ask() },
      element("div", { class: "out-top" }, this.logits.element, this.products.element),
      element("div", { class: "out-sum" }, ...sums),
      element("div", { class: "sum-foot" }, this.sentence, this.announcer.element),
    );
    this.root.append(view);
    hideParts(this.root);
  }

  #draw() {
    const { model, state, words, theme } = this;
    const chosen = this.#chosen;
    const made = model.made[chosen];
    const pinned = state.unit ?? made.up.largest[0] ?? made.down.largest[0] ?? 0;
    const unit = state.hover ?? pinned;
    const focused = this.root.querySelector(".ir-grid:focus-visible");
    const seen = { ...state, chosen, unit, theme, active: Boolean(state.hover !== null || focused) };
    for (const part of this.parts) part.draw(model, seen);
    const labels = { sum: fill(words.logit_of, { name: model.names[chosen] }) };
    this.boxes.draw(made, { labels });
    this.lists.draw(made, model.inputs, made.weights, unit);
    const head = fill(words.sum_head, { name: model.names[chosen] });
    if (head !== this.headed) this.head.replaceChildren(...rich((this.headed = head)));
    this.#say(sentenceOf(model, seen, words));
    if (state.hover === null) this.address.remember({ class: chosen, unit: pinned });
  }

  #say(text) {
    if (text === this.said) return;
    this.said = text;
    this.sentence.replaceChildren(...rich(text));
    this.announcer.say(text);
  }
}
