/** Max pooling: the cells of every window, which of them won, and what other settings would keep. */

import { recall } from "./lib/address.js";
import { button, Choice } from "./lib/buttons.js";
import { clamp } from "./lib/cells.js";
import { CodePanels } from "./lib/code_panels.js";
import { element, rich } from "./lib/dom.js";
import { fill, number } from "./lib/format.js";
import { Player } from "./lib/player.js";
import { Ramp } from "./lib/ramp.js";
import { View } from "./lib/view.js";
import { Bench } from "./max_pooling/bench.js";
import { Cells } from "./max_pooling/cells.js";
import { Maps } from "./max_pooling/maps.js";
import { Model } from "./max_pooling/model.js";
import { sentenceOf } from "./max_pooling/sentence.js";
import { Sheet } from "./max_pooling/sheet.js";
import { ADDRESS, addressOf, poolOf } from "./max_pooling/settings.js";

export const create = (context) => new MaxPooling(context).open();

class MaxPooling extends View {
  /** Another picture keeps the settings that a person tries; another network brings its own. */
  makeModel(given) {
    const model = new Model(given);
    if (this.model?.options.network === given.options.network) model.setPool(this.model.pool);
    return model;
  }

  start() {
    const asked = recall(["map", "row", "column", ...ADDRESS]);
    this.model.setPool(poolOf(asked, this.model));
    const { geo, maps } = this.model;
    const inside = (at, count) => clamp(at ?? Math.floor(count / 2), 0, count - 1);
    return {
      map: clamp(asked.map ?? this.model.liveliest(), 0, maps - 1),
      place: { row: inside(asked.row, geo.rows), column: inside(asked.column, geo.columns) },
      range: "layer",
      winners: true,
      refused: null,
    };
  }

  remembered() {
    return { map: this.state.map, ...this.state.place, ...addressOf(this.model) };
  }

  /** Arguments of Keras that another part of the page asks for; the others are the network's own. */
  take(asked) {
    this.#setPool({ ...this.model.options.max_pooling2d, ...asked });
  }

  sentence({ model, ...seen }) {
    const place = seen.hover?.place ?? seen.place;
    return sentenceOf(model, { ...seen, place, cell: seen.hover?.cell }, this.words);
  }

  parts() {
    const { model, words } = this;
    const act = this.#actions();
    this.sheet = new Sheet({ model, words, act });
    this.cells = new Cells({ model, words });
    this.maps = new Maps({ model, words, act });
    this.bench = new Bench({ words, act });
    this.grids = this.maps.grids;
    this.below = [this.bench.element];
    this.player = new Player({
      count: model.geo.rows * model.geo.columns,
      words,
      onMove: (position) => this.change({ place: this.model.placeOf(position), hover: null }),
      onPlay: () => this.frames.ask(),
    });
    const code = new CodePanels({ code: model.options.code, words });
    const [before, after] = this.maps.elements;
    const arrow = () => element("span", { class: "pool-arrow", "aria-hidden": "true" }, "→");
    return [
      element("div", { class: "ir-top" }, element("p", { class: "ir-head" }, ...rich(this.#head())), code.links),
      code.element,
      this.sheet.element,
      element("div", { class: "pool-stage" }, before, arrow(), this.cells.element, arrow(), after),
      this.cells.equation,
      this.#controls(),
    ];
  }

  paint(seen) {
    const place = seen.hover?.place ?? seen.place;
    const now = { ...seen, place };
    for (const part of [this.sheet, this.maps, this.cells, this.bench]) part.draw(now);
    this.marks.setAttribute("aria-pressed", String(now.winners));
    this.spans.show(now.range);
    this.ramp.draw(this.model.least, this.model.range(now.map, now.range), now.theme);
    this.player.setPosition(this.model.positionOf(place));
  }

  #actions() {
    return {
      hover: (place, cell) => {
        if (place) this.player.setPlaying(false);
        this.change({ hover: place && { place, cell } });
      },
      pin: (place) => {
        this.player.setPlaying(false);
        this.change({ place, hover: null });
      },
      choose: (map) => this.change({ map }),
      bracket: (step) => this.change({ map: (this.state.map + step + this.model.maps) % this.model.maps }),
      refuse: (refused) => this.change({ refused }),
      setPool: (pool) => this.#setPool(pool),
    };
  }

  /** Other sizes need other grids; the button that was pressed keeps the focus. */
  #setPool(pool) {
    const focused = [...this.root.querySelectorAll("button")].indexOf(this.root.getRootNode().activeElement);
    this.model.setPool(pool);
    const { geo } = this.model;
    const { row, column } = this.state.place;
    const place = { row: clamp(row, 0, geo.rows - 1), column: clamp(column, 0, geo.columns - 1) };
    this.rebuild({ place, hover: null, refused: null });
    this.root.querySelectorAll("button")[focused]?.focus();
  }

  #head() {
    const { model } = this;
    const kept = number(model.geo.rows * model.geo.columns * model.maps, 0);
    return fill(this.words[model.isOwn ? "head" : "head_other"], { maps: model.maps, kept, all: number(model.size, 0) });
  }

  #controls() {
    const { words } = this;
    this.marks = button(words.winners, () => this.change({ winners: !this.state.winners }));
    this.spans = new Choice({
      label: words.range_label,
      options: { layer: words.range_layer, map: words.range_map },
      onChoose: (range) => this.change({ range }),
      part: "range",
    });
    this.ramp = new Ramp();
    return element("div", { class: "ir-controls" }, this.marks, this.spans.element, this.ramp.element);
  }
}
