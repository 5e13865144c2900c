/** The convolution layer: where every number of every map comes from, and what other weights would do. */

import { actions } from "./convolution/actions.js";
import { Answer } from "./convolution/answer.js";
import { Editor } from "./convolution/editor.js";
import { Equation } from "./convolution/equation.js";
import { FilterStrip } from "./convolution/filter_strip.js";
import { Maps } from "./convolution/maps.js";
import { Model } from "./convolution/model.js";
import { Norms } from "./convolution/norms.js";
import { Panels } from "./convolution/panels.js";
import { sentenceOf } from "./convolution/sentence.js";
import { Sums } from "./convolution/sums.js";
import { Address, hideParts, recall } from "./lib/address.js";
import { clamp } from "./lib/cells.js";
import { Announcer, element, frames, rich } from "./lib/dom.js";
import { Player } from "./lib/player.js";

export const create = (context) => new Convolution(context);

class Convolution {
  constructor({ root, tensors, options, theme, decide }) {
    Object.assign(this, { root, decide, theme, words: options.words });
    this.model = new Model({ tensors, options });
    this.state = { ...this.#start(), hover: null, active: false, range: "layer", editing: false, norms: false };
    this.address = new Address();
    this.frames = frames(root, () => this.#draw());
    this.#build();
    this.frames.ask();
  }

  /** New numbers: another picture or network, or the reach of a filter that is edited. */
  update({ tensors, options }) {
    const edits = options.network === this.model.options.network ? this.model.edits : new Map();
    const same = this.model.fits({ tensors, options });
    this.model = new Model({ tensors, options, edits });
    if (!same) this.#rebuild();
    this.frames.ask();
  }

  setTheme(theme) {
    this.theme = theme;
    this.frames.ask();
  }

  destroy() {
    for (const part of [this.frames, this.player, this.announcer, this.address]) {
      (part.cancel ?? part.destroy).call(part);
    }
    this.sums.destroy();
    this.maps.destroy();
  }

  #start() {
    const asked = recall(["filter", "row", "column"]);
    const { filters, geo } = this.model;
    return {
      filter: clamp(asked.filter ?? this.model.liveliest(), 0, filters - 1),
      place: {
        row: clamp(asked.row ?? Math.floor(geo.rows / 2), 0, geo.rows - 1),
        column: clamp(asked.column ?? Math.floor(geo.columns / 2), 0, geo.columns - 1),
      },
    };
  }

  #rebuild() {
    this.destroy();
    this.root.replaceChildren();
    Object.assign(this.state, this.#start(), { hover: null });
    this.#build();
  }

  #build() {
    const { words, model } = this;
    const act = actions(this);
    this.panels = new Panels({ model, words, act });
    this.strip = new FilterStrip({ model, words, act, links: this.panels.links });
    this.sums = new Sums({ model, words, act });
    this.maps = new Maps({ model, words, act });
    this.equation = new Equation({ model, words });
    this.editor = new Editor({ words, act });
    this.editor.connect(this.sums);
    this.answer = new Answer({ words });
    this.norms = new Norms({ words });
    this.announcer = new Announcer();
    this.sentence = element("p", { class: "ir-say" });
    this.player = new Player({
      count: model.geo.rows * model.geo.columns,
      words,
      onMove: (position) => act.pick(model.placeOf(position)),
      onPlay: () => this.frames.ask(),
    });
    this.player.listen(this.root);
    this.#place();
    hideParts(this.root);
    this.root.addEventListener("focusin", () => this.frames.ask());
    this.root.addEventListener("focusout", () => this.frames.ask());
  }

  #place() {
    const numbers = element("div", { class: "conv-numbers" }, this.sums.element, this.equation.element);
    const foot = [this.sentence, this.announcer.element, this.player.element];
    this.root.append(element(
      "div", { class: "conv" },
      this.strip.element,
      this.panels.element,
      element("div", { class: "conv-stage" }, numbers, this.maps.element),
      this.norms.element,
      element("div", { class: "conv-lower" }, this.editor.element, this.answer.element),
      element("div", { class: "conv-foot" }, ...foot),
    ));
  }

  #draw() {
    const { model, theme, words, state } = this;
    const place = state.hover ?? state.place;
    const active = Boolean(state.hover || this.player.playing || this.root.querySelector(".ir-grid:focus-visible"));
    const seen = { ...state, place, active, at: model.at(state.filter, place), theme };
    const parts = [this.strip, this.panels, this.sums, this.maps, this.equation, this.norms, this.editor, this.answer];
    for (const part of parts) part.draw(model, seen);
    this.#say(sentenceOf(model, seen, words));
    this.player.setPosition(model.positionOf(place));
    if (!state.hover) this.address.remember({ filter: state.filter, ...state.place });
  }

  #say(text) {
    if (text === this.said) return;
    this.said = text;
    this.sentence.replaceChildren(...rich(text));
    if (!this.player.playing) this.announcer.say(text);
  }
}
