/** The dense layer: any unit's weights and products, where they come from, and how they add up. */

import { actions } from "./dense/actions.js";
import { Model } from "./dense/model.js";
import { OneMap } from "./dense/one_map.js";
import { sentenceOf } from "./dense/sentence.js";
import { Sheets } from "./dense/sheets.js";
import { Sum } from "./dense/sum.js";
import { Units } from "./dense/units.js";
import { Address, hideParts, recall } from "./lib/address.js";
import { clamp } from "./lib/cells.js";
import { CodePanels } from "./lib/code_panels.js";
import { Announcer, element, frames, rich } from "./lib/dom.js";

export const create = (context) => new Dense(context);

class Dense {
  constructor({ root, tensors, options, theme, decide }) {
    Object.assign(this, { root, decide, theme, words: options.words });
    this.model = new Model({ tensors, options });
    this.act = actions(this);
    this.address = new Address();
    this.frames = frames(root, () => this.#draw());
    this.#start();
    this.#build();
    this.frames.ask();
  }

  /** New numbers: another picture or network, or the weights of the unit that was asked for. */
  update({ tensors, options }) {
    const same = options.network === this.model.options.network;
    const known = same ? this.model.known : new Map();
    const fits = this.model.fits({ tensors, options });
    this.model = new Model({ tensors, options, known });
    if (!fits) this.#rebuild();
    this.act.ask();
    this.frames.ask();
  }

  setTheme(theme) {
    this.theme = theme;
    this.frames.ask();
  }

  destroy() {
    this.frames.cancel();
    clearTimeout(this.asking);
    for (const part of [this.announcer, this.address, ...this.parts]) part.destroy?.();
  }

  #start() {
    const { units, sheet, options } = this.model;
    const asked = recall(["unit", "map", "row", "column"]);
    const place = [asked.map, asked.row, asked.column];
    const inside = [sheet.maps, ...sheet.map].every((size, i) => place[i] < size);
    this.state = {
      unit: clamp(asked.unit ?? options.unit, 0, units - 1),
      cell: inside ? { map: asked.map, row: asked.row, column: asked.column } : null,
      ...{ hover: null, overUnit: null, range: "layer" },
    };
    this.act.ask();
  }

  #rebuild() {
    this.destroy();
    this.root.replaceChildren();
    this.#start();
    this.#build();
  }

  #build() {
    const { words, model, act } = this;
    const given = { model, words, act };
    const code = new CodePanels({ code: model.options.code, words });
    const [units, sum] = [new Units(given), new Sum({ ...given, links: code.links })];
    const [sheets, map] = [new Sheets(given), new OneMap(given)];
    this.parts = [units, sum, sheets, map];
    this.announcer = new Announcer();
    this.sentence = element("p", { class: "ir-say" });
    this.said = "";
    const look = { class: "dense", onfocusin: () => this.frames.ask(), onfocusout: () => this.frames.ask() };
    const view = element(
      "div",
      look,
      element("div", { class: "dense-top" }, units.element, sum.element),
      code.element,
      ...[sum.lists.element, sheets.element, map.element],
      element("div", { class: "sum-foot" }, this.sentence, this.announcer.element),
    );
    this.root.append(view);
    hideParts(this.root);
  }

  #draw() {
    const { model, state, theme, words } = this;
    const waiting = !model.knows(state.unit);
    const made = model.unit(waiting ? model.options.unit : state.unit);
    const largest = made.up.largest[0] ?? made.down.largest[0] ?? 0;
    const pinned = state.cell ?? model.cellOf(largest);
    const cell = state.hover ?? pinned;
    const focused = this.root.querySelector(".dense-sheets :focus-visible, .dense-map :focus-visible");
    const active = Boolean(state.hover || focused);
    const seen = { ...state, cell, active, made, waiting, theme };
    for (const part of this.parts) part.draw(model, seen);
    this.#say(sentenceOf(model, seen, words));
    if (!state.hover) this.address.remember({ unit: state.unit, ...pinned });
  }

  #say(text) {
    if (text === this.said) return;
    this.said = text;
    this.sentence.replaceChildren(...rich(text));
    this.announcer.say(text);
  }
}
