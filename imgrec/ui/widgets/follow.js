/** Follow one number: from the pixels under a window to the probability, one station at a time. */

import { FilterStrip } from "./convolution/filter_strip.js";
import { actions } from "./follow/actions.js";
import { Bar } from "./follow/bar.js";
import { Chooser } from "./follow/chooser.js";
import { Code } from "./follow/code.js";
import { Dense } from "./follow/dense.js";
import { Ending } from "./follow/ending.js";
import { Flatten } from "./follow/flatten.js";
import { Line } from "./follow/line.js";
import { Model, STATIONS } from "./follow/model.js";
import { Output } from "./follow/output.js";
import { Pooling } from "./follow/pooling.js";
import { Probability } from "./follow/probability.js";
import { sentenceOf } from "./follow/sentence.js";
import { Window } from "./follow/window.js";
import { Address, hideParts, recall } from "./lib/address.js";
import { clamp } from "./lib/cells.js";
import { Announcer, element, frames, rich } from "./lib/dom.js";

export const create = (context) => new Follow(context);

const STAGES = [Window, Pooling, Flatten, Dense, Output, Probability];

class Follow {
  constructor({ root, tensors, options, theme }) {
    Object.assign(this, { root, theme, words: { ...options.window_words, ...options.words } });
    this.model = new Model({ tensors, options });
    this.state = this.#start();
    this.address = new Address();
    this.frames = frames(root, () => this.#draw());
    this.#build();
    this.frames.ask();
  }

  /** Another picture or network: the same pixel, unless it does not fit. */
  update({ tensors, options }) {
    const same = this.model.fits({ tensors, options });
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
    for (const part of [this.bar, this.announcer, this.address, ...this.parts, ...this.stages]) part.destroy?.();
  }

  #start() {
    const asked = recall(["filter", "row", "column", "step", "class"]);
    const { model } = this;
    const chosen = ["filter", "row", "column"].every((name) => name in asked) ? asked : { ...model.first(), ...asked };
    const last = (count, value) => clamp(value, 0, count - 1);
    return {
      filter: last(model.filters, chosen.filter),
      place: { row: last(model.geo.rows, chosen.row), column: last(model.geo.columns, chosen.column) },
      step: last(STATIONS.length, (asked.step ?? 1) - 1),
      cls: last(model.classes, asked.class ?? model.winner),
      hover: null,
    };
  }

  #rebuild() {
    this.destroy();
    this.root.replaceChildren();
    this.state = this.#start();
    this.#build();
  }

  #build() {
    const { words, model } = this;
    const act = actions(this);
    const given = { model, words, act };
    const code = new Code(given);
    const strip = new FilterStrip({ ...given, links: code.links });
    const [chooser, line, ending] = [new Chooser(given), new Line(given), new Ending(given)];
    this.parts = [strip, chooser, line, ending, code];
    this.stages = STAGES.map((Stage) => new Stage(given));
    this.panels = this.stages.map((stage, i) =>
      element("section", { class: "fol-panel", "aria-label": words[`station_${STATIONS[i]}`] }, stage.element),
    );
    this.announcer = new Announcer();
    this.sentence = element("p", { class: "ir-say" });
    this.bar = new Bar({
      line: line.element,
      words,
      onStep: (by) => act.step(clamp(this.state.step + by, 0, STATIONS.length - 1)),
      onPlay: () => this.frames.ask(),
    });
    const stage = element("div", { class: "fol-stage" }, this.bar.element, ...this.panels, ending.element, code.element);
    const foot = element("div", { class: "fol-foot" }, this.sentence, this.announcer.element);
    const main = element("div", { class: "fol-main" }, chooser.element, stage);
    const view = element("div", { class: "fol", onfocusin: () => this.frames.ask(), onfocusout: () => this.frames.ask() });
    view.append(strip.element, main, foot);
    this.bar.listen(view);
    this.root.append(view);
    hideParts(this.root);
  }

  /** Pointing only tells; at the first station, which is the same for every pixel, it shows as well. */
  #draw() {
    const { model, theme, words, state } = this;
    const shown = state.hover ?? state.place;
    const hovered = model.journey({ filter: state.filter, ...shown }, state.cls);
    const followed = state.step === 0 ? hovered : model.journey({ filter: state.filter, ...state.place }, state.cls);
    const last = followed.ends ?? STATIONS.length - 1;
    const step = Math.min(state.step, last);
    const place = state.step === 0 ? shown : state.place;
    const active = Boolean(state.hover || this.root.querySelector(".ir-grid:focus-visible"));
    const at = model.at(state.filter, place);
    const seen = { ...state, shown, place, active, at, hovered, journey: followed, step, last, theme };
    for (const part of this.parts) part.draw(model, seen);
    this.panels.forEach((panel, i) => (panel.hidden = i !== step));
    this.stages[step].draw(model, seen);
    this.#say(sentenceOf(model, { ...seen, place: shown, journey: hovered, step: Math.min(step, hovered.ends ?? step) }, words));
    if (state.hover) return;
    state.step = step;
    this.bar.draw(step, last);
    const { filter, cls } = state;
    this.address.remember({ filter, ...state.place, step: step + 1, class: cls });
  }

  #say(text) {
    if (text === this.said) return;
    this.said = text;
    this.sentence.replaceChildren(...rich(text));
    this.announcer.say(text);
  }
}
