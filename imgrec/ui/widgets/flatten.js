/** Flatten: every cell of the block, and its place in the line, both ways. */

import { acrossFor, Strip } from "./flatten/strip.js";
import { Block } from "./flatten/block.js";
import { Formula } from "./flatten/formula.js";
import { Model } from "./flatten/model.js";
import { Neighbours } from "./flatten/neighbours.js";
import { recall } from "./lib/address.js";
import { Choice } from "./lib/buttons.js";
import { clamp } from "./lib/cells.js";
import { CodePanels } from "./lib/code_panels.js";
import { element, rich } from "./lib/dom.js";
import { fill, number } from "./lib/format.js";
import { Player } from "./lib/player.js";
import { Ramp } from "./lib/ramp.js";
import { View } from "./lib/view.js";

const LIT = ["nothing", "place", "map", "row"];

export const create = (context) => new Flatten(context).open();

class Flatten extends View {
  makeModel(given) {
    return new Model(given);
  }

  start() {
    const { rows, columns, maps } = this.model;
    const asked = recall(["row", "column", "map"]);
    const own = this.model.placeOf(this.model.liveliest());
    const inside = (name, count) => clamp(asked[name] ?? own[name], 0, count - 1);
    const place = { row: inside("row", rows), column: inside("column", columns), map: inside("map", maps) };
    return { index: this.model.indexOf(place), lit: "nothing" };
  }

  remembered() {
    return this.model.placeOf(this.state.index);
  }

  parts() {
    const { model, words } = this;
    const act = this.#actions();
    this.block = new Block({ model, words, act });
    this.formula = new Formula({ model, words, act });
    this.neighbours = new Neighbours({ model, words, act });
    const across = acrossFor({ ...model, width: this.root.clientWidth });
    this.strip = new Strip({
      count: model.count, across, label: words.strip_label, onHover: act.hover, onPick: act.pin, onBracket: act.bracket,
      describe: (index) => this.#describe(index),
    });
    this.grids = [this.block.grid, this.neighbours.grid, this.strip.grid];
    this.player = new Player({ count: model.count, words, onMove: (index) => this.change({ index, hover: null }), onPlay: () => this.frames.ask() });
    const told = { count: number(model.count, 0), lines: model.count / across, across };
    const code = new CodePanels({ code: model.options.code, words });
    return [
      element("div", { class: "ir-top" }, element("p", { class: "ir-head" }, ...rich(fill(words.head, told))), code.links),
      code.element,
      this.block.element,
      this.formula.element,
      element("p", { class: "ir-head flat-head" }, ...rich(fill(words.strip, told))),
      this.strip.element,
      this.#controls(),
      this.neighbours.element,
    ];
  }

  paint(seen) {
    const index = seen.hover ?? seen.index;
    const place = this.model.placeOf(index);
    const now = { ...seen, index, place };
    for (const part of [this.block, this.formula, this.neighbours]) part.draw(now);
    this.#strip(now);
    this.lit.show(now.lit);
    this.ramp.draw(this.model.least, this.model.range, now.theme);
    this.player.setPosition(index);
  }

  sentence({ model, ...seen }) {
    const index = seen.hover ?? seen.index;
    const place = model.placeOf(index);
    const told = { ...place, index: number(index, 0), value: number(model.line[index], 4) };
    const next = index + 1 < model.count ? fill(this.words.say_next, model.placeOf(index + 1)) : this.words.say_last;
    return `${fill(this.words.say, told)} ${next}`;
  }

  #strip({ model, index, place, theme, lit, active }) {
    const test = model.isLit(lit, place);
    const group = { place: `${place.row} ${place.column}`, map: place.map, row: place.row }[lit];
    const key = [model, theme, lit, group];
    if (!this.stripKey?.every((part, i) => part === key[i]) || this.painted !== this.strip) {
      this.strip.paint(model.line, { range: model.range, theme, options: model.options, lit: test });
    }
    Object.assign(this, { stripKey: key, painted: this.strip });
    this.strip.mark(index, { run: [model.indexOf({ ...place, map: 0 }), model.maps], dim: active && !test });
  }

  #actions() {
    const pin = (index) => {
      this.player.setPlaying(false);
      this.change({ index, hover: null });
    };
    const map = (to) => pin(this.model.indexOf({ ...this.model.placeOf(this.state.index), map: to }));
    return {
      pin,
      map,
      hover: (index) => {
        if (index !== null) this.player.setPlaying(false);
        this.change({ hover: index });
      },
      bracket: (step) => {
        const { maps } = this.model;
        map((this.model.placeOf(this.state.index).map + step + maps) % maps);
      },
    };
  }

  #describe(index) {
    return fill(this.words.strip_cell, { ...this.model.placeOf(index), index: number(index, 0) });
  }

  #controls() {
    const { words } = this;
    const options = Object.fromEntries(LIT.map((name) => [name, words[`lit_${name}`]]));
    this.lit = new Choice({ label: words.lit, options, onChoose: (lit) => this.change({ lit }) });
    this.ramp = new Ramp();
    return element("div", { class: "ir-controls" }, this.lit.element, this.ramp.element);
  }
}
