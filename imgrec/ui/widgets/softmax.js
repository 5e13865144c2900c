/** Softmax: from logits to probabilities, every term of the formula filled in. */

import { Address, hideParts, recall } from "./lib/address.js";
import { softmax } from "./lib/by_hand.js";
import { clamp } from "./lib/cells.js";
import { CodePanels } from "./lib/code_panels.js";
import { Announcer, element, frames, rich } from "./lib/dom.js";
import { Controls } from "./softmax/controls.js";
import { Formula } from "./softmax/formula.js";
import { filledIn } from "./softmax/model.js";
import { sentenceOf } from "./softmax/sentence.js";
import { Table } from "./softmax/table.js";

const SHIFT = 100;

export const create = (context) => new Softmax(context);

class Softmax {
  constructor({ root, tensors, options, theme }) {
    Object.assign(this, { root, theme, words: options.words });
    this.address = new Address();
    this.frames = frames(root, () => this.#draw());
    this.state = { chosen: recall(["class"]).class ?? null, lit: null, temperature: 1, shift: 0 };
    this.#take({ tensors, options });
    this.#build();
    this.frames.ask();
  }

  /** New numbers: another picture or network. */
  update(given) {
    const names = String(this.options.class_names);
    this.#take(given);
    if (String(this.options.class_names) !== names) this.#rebuild();
    this.frames.ask();
  }

  /** The style sheet follows the theme by itself. */
  setTheme(theme) {
    this.theme = theme;
  }

  destroy() {
    this.frames.cancel();
    this.announcer.destroy();
    this.address.destroy();
  }

  #take({ tensors, options }) {
    Object.assign(this, { options, logits: tensors.logits.data, plain: softmax(tensors.logits.data) });
  }

  #change(values) {
    Object.assign(this.state, values);
    this.frames.ask();
  }

  #rebuild() {
    this.destroy();
    this.root.replaceChildren();
    Object.assign(this.state, { chosen: null, lit: null });
    this.#build();
  }

  #build() {
    const { words, options } = this;
    const act = {
      choose: (chosen) => this.#change({ chosen }),
      temperature: (temperature) => this.#change({ temperature }),
      shift: () => this.#change({ shift: this.state.shift ? 0 : SHIFT }),
    };
    const given = { names: options.class_names, words, act, shift: SHIFT };
    const code = new CodePanels({ code: options.code, words });
    this.controls = new Controls(given);
    this.table = new Table(given);
    this.formula = new Formula(given);
    this.announcer = new Announcer();
    this.sentence = element("p", { class: "ir-say" });
    const head = element("p", { class: "sum-head" }, ...rich(words.head));
    const view = element(
      "div",
      { class: "soft" },
      element("div", { class: "sum-top" }, head, code.links),
      ...[code.element, this.controls.element, this.table.element, this.formula.element],
      element("div", { class: "sum-foot" }, this.sentence, this.announcer.element),
    );
    this.#link(view);
    this.root.append(view);
    hideParts(this.root);
  }

  /** Whatever belongs to a class lights all that belongs to the same class. */
  #link(view) {
    const light = (event) => {
      const found = event.target.closest("[data-class]");
      const lit = found && (event.type === "pointerover" || found.matches(":focus-visible")) ? found : null;
      this.#change({ lit: lit ? Number(lit.dataset.class) : null });
    };
    view.addEventListener("pointerover", light);
    view.addEventListener("focusin", light);
    view.addEventListener("pointerleave", () => this.#change({ lit: null }));
    view.addEventListener("focusout", () => this.#change({ lit: null }));
  }

  #draw() {
    const { state, options, logits, plain, words } = this;
    const winner = logits.indexOf(Math.max(...logits));
    const chosen = clamp(state.chosen ?? winner, 0, logits.length - 1);
    const settings = { temperature: state.temperature, shift: state.shift };
    const model = { names: options.class_names, logits, plain, made: filledIn(logits, settings) };
    const seen = { ...state, chosen, shown: state.lit ?? chosen, settings };
    this.controls.draw(settings);
    this.table.draw(model, seen);
    this.formula.draw(model, seen);
    this.#say(sentenceOf(model, seen, words));
    this.address.remember({ class: chosen });
  }

  #say(text) {
    if (text === this.said) return;
    this.said = text;
    this.sentence.replaceChildren(...rich(text));
    this.announcer.say(text);
  }
}
