/** Dropout: masks on the real units, in training and when predicting, and the answers they give. */

import { Controls } from "./dropout/controls.js";
import { Grids } from "./dropout/grids.js";
import { Means } from "./dropout/means.js";
import { Model, NOISE_SHAPES } from "./dropout/model.js";
import { sentenceOf } from "./dropout/sentence.js";
import { Strips } from "./dropout/strips.js";
import { Address, hideParts, recall } from "./lib/address.js";
import { clamp } from "./lib/cells.js";
import { Announcer, element, frames, rich } from "./lib/dom.js";
import { Player } from "./lib/player.js";

const LARGEST_SEED = 999_999;

export const create = (context) => new Dropout(context);

class Dropout {
  constructor({ root, tensors, options, theme }) {
    Object.assign(this, { root, theme, words: options.words });
    this.model = new Model({ tensors, options });
    this.state = this.#start();
    this.address = new Address();
    this.frames = frames(root, () => this.#draw());
    this.#build();
    this.frames.ask();
  }

  update(given) {
    const same = this.model.fits(given);
    this.model = new Model(given);
    if (!same) this.#rebuild();
    this.frames.ask();
  }

  setTheme(theme) {
    this.theme = theme;
    this.frames.ask();
  }

  destroy() {
    this.frames.cancel();
    for (const part of [this.player, this.announcer, this.address, this.grids, this.strips]) part.destroy();
  }

  /** Arguments of Keras that another part of the page asks for; without a seed, any will do. */
  take({ noise_shape = null, seed, ...asked }) {
    const noise = NOISE_SHAPES.findIndex((shape) => JSON.stringify(shape) === JSON.stringify(noise_shape));
    const throws = seed ?? Math.floor(Math.random() * LARGEST_SEED);
    this.#actions().set({ ...asked, noise, seed: throws, draw: 0, training: true });
  }

  #start() {
    const asked = recall(["unit", "mask", "rate", "seed", "draw", "noise", "training"]);
    const { units, count, options } = this.model;
    return {
      unit: clamp(asked.unit ?? units.indexOf(Math.max(...units)), 0, units.length - 1),
      copy: clamp(asked.mask ?? 0, 0, count - 1),
      hover: null, open: null, kind: "probabilities",
      settings: {
        rate: clamp((asked.rate ?? 100 * options.rate) / 100, 0, 0.99),
        noise: clamp(asked.noise ?? 0, 0, NOISE_SHAPES.length - 1),
        seed: clamp(asked.seed ?? 0, 0, LARGEST_SEED), draw: asked.draw ?? 0, training: asked.training !== 0,
      },
    };
  }

  #rebuild() {
    this.destroy();
    this.root.replaceChildren();
    this.state = this.#start();
    this.#build();
  }

  #actions() {
    const change = (values) => {
      Object.assign(this.state, values);
      this.frames.ask();
    };
    const set = (settings) => change({ settings: { ...this.state.settings, ...settings } });
    const copy = (index) => {
      this.player.setPlaying(false);
      change({ copy: index });
    };
    const around = (step) => copy((this.state.copy + step + this.model.count) % this.model.count);
    return {
      set, copy, bracket: around,
      hover: (unit) => change({ hover: unit }),
      pin: (unit) => change({ unit, hover: null }),
      fresh: () => set({ draw: this.state.settings.draw + 1 }),
      seed: (text) => {
        const seed = /^\d{1,6}$/.test(text) ? Number(text) : this.state.settings.seed;
        set({ seed, draw: 0 });
      },
      kind: (kind) => change({ kind }),
      open: (name) => change({ open: this.state.open === name ? null : name }),
    };
  }

  #build() {
    const { words, model } = this;
    const act = this.#actions();
    this.controls = new Controls({ model, words, act });
    this.controls.onOpen = act.open;
    this.grids = new Grids({ model, words, act });
    this.means = new Means({ words });
    this.strips = new Strips({ model, words, act });
    this.announcer = new Announcer();
    this.sentence = element("p", { class: "ir-say" });
    this.player = new Player({
      count: model.count, words: { ...words, scrub: words.which_mask },
      onMove: (copy) => Object.assign(this.state, { copy }) && this.frames.ask(),
    });
    this.player.listen(this.root);
    const foot = element("div", {}, this.sentence, this.announcer.element, this.player.element);
    const answers = element("div", { class: "drop-lower" }, this.strips.element, this.means.element);
    this.root.append(element("div", { class: "drop" }, this.controls.element, this.grids.element, foot, answers));
    hideParts(this.root);
  }

  #draw() {
    const { model, theme, words, state } = this;
    const { settings, copy, hover } = state;
    const batch = model.batch(settings);
    if (this.shown?.batch !== batch || this.shown.copy !== copy) this.shown = { batch, copy, one: model.one(settings, copy) };
    const { one } = this.shown;
    const seen = { ...state, unit: hover ?? state.unit, batch, one, theme };
    for (const part of [this.controls, this.grids, this.means, this.strips]) part.draw(model, seen);
    this.root.shown = { masks: batch.kept, probabilities: batch.probabilities.values }; // for tests
    this.#say(sentenceOf(model, seen, words));
    this.player.setPosition(copy);
    if (hover === null) this.address.remember(inAddress(state));
  }

  #say(text) {
    if (text === this.said) return;
    this.said = text;
    this.sentence.replaceChildren(...rich(text));
    if (!this.player.playing) this.announcer.say(text);
  }
}

function inAddress({ unit, copy, settings: { rate, seed, draw, noise, training } }) {
  return { unit, mask: copy, rate: Math.round(100 * rate), seed, draw, noise, training: Number(training) };
}
