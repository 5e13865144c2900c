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
    this.state = {
      ...this.#start(),
      hover: null,
      active: false,
      range: "layer",
      editing: false,
      norms: false,
    };
    this.address = new Address();
    this.frames = frames(root, () => this.#draw());
    this.#build();
    this.frames.ask();
  }

  /** New numbers: another picture or network, or the reach of a filter that is edited. */
  update({ tensors, options }) {
    const { edits, reaches } = options.network === this.model.options.network ? this.model : {};
    const same = this.model.fits({ tensors, options });
    this.model = new Model({ tensors, options, edits, reaches });
    if (!same) this.#rebuild();
    this.frames.ask();
  }

  setTheme(theme) {
    this.theme = theme;
    this.frames.ask();
  }

  destroy() {
    this.frames.cancel();
    for (const part of [this.player, this.announcer, this.address, ...this.parts]) part.destroy?.();
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
    const given = { model, words, act };
    const panels = new Panels(given);
    const strip = new FilterStrip({ ...given, links: panels.links });
    const [sums, maps, equation] = [new Sums(given), new Maps(given), new Equation(given)];
    const [editor, answer, norms] = [new Editor({ ...given, sums }), new Answer(given), new Norms(given)];
    this.parts = [strip, panels, sums, maps, equation, norms, editor, answer];
    this.announcer = new Announcer();
    this.sentence = element("p", { class: "ir-say" });
    this.said = "";
    this.player = new Player({
      count: model.geo.rows * model.geo.columns,
      words,
      onMove: (position) => act.pick(model.placeOf(position)),
      onPlay: () => this.frames.ask(),
    });
    const foot = [this.sentence, this.announcer.element, this.player.element];
    const numbers = element("div", { class: "conv-numbers" }, sums.element, equation.element);
    const view = element(
      "div",
      { class: "conv", onfocusin: () => this.frames.ask(), onfocusout: () => this.frames.ask() },
      ...[strip.element, panels.element],
      element("div", { class: "conv-stage" }, numbers, maps.element),
      norms.element,
      element("div", { class: "conv-lower" }, editor.element, answer.element),
      element("div", { class: "conv-foot" }, ...foot),
    );
    this.player.listen(view);
    this.root.append(view);
    hideParts(this.root);
  }

  #draw() {
    const { model, theme, words, state } = this;
    const place = state.hover ?? state.place;
    const active = Boolean(
      state.hover || this.player.playing || this.root.querySelector(".ir-grid:focus-visible"),
    );
    const seen = { ...state, place, active, at: model.at(state.filter, place), theme };
    for (const part of this.parts) part.draw(model, seen);
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
