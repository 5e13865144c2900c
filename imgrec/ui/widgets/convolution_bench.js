/** The convolution's arguments on the real picture: what each of them does to window, map and size. */

import { Equation } from "./convolution/equation.js";
import { Controls } from "./convolution_bench/controls.js";
import { inAddress, placeAsked, settingsOf } from "./convolution_bench/place.js";
import { Model, ownOf } from "./convolution_bench/model.js";
import { kindOf, sentenceOf } from "./convolution_bench/sentence.js";
import { Sizes } from "./convolution_bench/sizes.js";
import { Stage } from "./convolution_bench/stage.js";
import { Choice } from "./lib/buttons.js";
import { clamp } from "./lib/cells.js";
import { CodePanels } from "./lib/code_panels.js";
import { element, rich } from "./lib/dom.js";
import { fill } from "./lib/format.js";
import { Player } from "./lib/player.js";
import { Ramp } from "./lib/ramp.js";
import { paint, scalesOf } from "./lib/scales.js";
import { Tiles } from "./lib/tiles.js";
import { View } from "./lib/view.js";

const CONTROLS = "button, select, input";

export const create = (context) => new ConvolutionBench(context).open();

class ConvolutionBench extends View {
  /** Another picture keeps the settings that a person tries; another network brings its own. */
  makeModel(given) {
    const kept = this.model?.options.network === given.options.network;
    return new Model(given, kept ? this.model.settings : settingsOf({ own: ownOf(given.options) }));
  }

  start() {
    return { refused: null, range: "layer", ...this.#inside(placeAsked()) };
  }

  remembered() {
    return inAddress(this.model, this.state);
  }

  sentence(seen) {
    const now = this.#now(seen);
    return sentenceOf(this.model, now, this.words);
  }

  /** Arguments of Keras that another part of the page asks for; the others are the network's own. */
  take(asked) {
    const activation = asked.activation === null ? "linear" : (asked.activation ?? this.model.own.activation);
    this.#set({ ...this.model.own, ...asked, activation });
  }

  parts() {
    const { model, words } = this;
    const act = this.#actions();
    this.controls = new Controls({ words, act });
    this.sizes = new Sizes({ words });
    this.stage = new Stage({ model, words, act });
    this.grids = this.stage.grids;
    this.equation = new Equation({ model: this.#named(), words });
    this.tiles = this.#tiles();
    this.spans = new Choice({ label: words.range, options: { layer: words.range_layer, map: words.range_map }, onChoose: (range) => this.change({ range }), part: "range" });
    this.ramp = new Ramp();
    this.painted = null;
    this.player = new Player({
      count: model.geo.rows * model.geo.columns, words,
      onMove: (position) => this.change({ place: this.model.placeOf(position), hover: null }),
      onPlay: () => this.frames.ask(),
    });
    const code = new CodePanels({ code: model.options.code, words });
    return [
      element("div", { class: "ir-top" }, element("p", { class: "ir-head" }, ...rich(words.bench_head)), code.links), code.element,
      this.controls.element,
      element("div", { class: "bench-middle" }, this.stage.element, this.sizes.element),
      element("div", { class: "ir-controls" }, this.spans.element, this.ramp.element),
      this.equation.element,
      element("div", { class: "bench-maps", "data-part": "maps" }, element("p", { class: "ir-head" }, ...rich(fill(words.maps_head, { filters: model.settings.filters }))), this.tiles.element),
    ];
  }

  paint(seen) {
    const now = this.#now(seen);
    for (const part of [this.controls, this.sizes, this.stage]) part.draw(now);
    this.equation.draw(this.model, { at: now.at });
    this.#paintTiles(now);
    if (this.tiles.chosen !== now.map) this.tiles.choose(now.map);
    this.spans.show(now.range);
    const range = this.model.range(now.map, now.range);
    this.ramp.draw(this.model.maps[now.map].some((value) => value < 0) ? -range : 0, range, now.theme);
    this.player.setPosition(this.model.positionOf(now.place));
    this.root.shown = { filter: this.model.filters[now.map], map: this.model.maps[now.map] }; // for tests
  }

  #now(seen) {
    const place = seen.hover ?? seen.place;
    return { ...seen, place, at: this.model.at(seen.map, place) };
  }

  #actions() {
    const pin = (place) => {
      this.player.setPlaying(false);
      this.change({ place, hover: null });
    };
    return {
      pin,
      hover: (place) => {
        if (place) this.player.setPlaying(false);
        this.change({ hover: place });
      },
      bracket: (step) => this.change({ map: (this.state.map + step + this.model.filters.length) % this.model.filters.length }),
      refuse: (refused) => this.change({ refused }),
      set: (settings) => this.#set(settings),
    };
  }

  /** Other sizes need other grids; what was pressed keeps the focus. */
  #set(settings) {
    const focused = [...this.root.querySelectorAll(CONTROLS)].indexOf(this.root.getRootNode().activeElement);
    this.model.set(settings);
    this.rebuild({ refused: null, hover: null, ...this.#inside(this.state) });
    this.root.querySelectorAll(CONTROLS)[focused]?.focus();
  }

  #inside({ map, place }) {
    const { geo, filters } = this.model;
    const inside = (at, count) => clamp(at ?? Math.floor(count / 2), 0, count - 1);
    return { map: clamp(map ?? this.model.liveliest(), 0, filters.length - 1), place: { row: inside(place.row, geo.rows), column: inside(place.column, geo.columns) } };
  }

  /** As the equation of the convolution wants to be told: which activation, how many channels. */
  #named() {
    return { channels: this.model.channels, options: { conv2d: this.model.settings } };
  }

  #tiles() {
    const { model, words } = this;
    const { geo } = model;
    const name = (f) => fill(words.tile, { map: f, kind: kindOf(model, f, words) });
    return new Tiles({ count: model.filters.length, size: [geo.rows, geo.columns], label: words.maps_label, name, onChoose: (map) => this.change({ map }) });
  }

  #paintTiles({ model, theme, range }) {
    const key = [model.maps, theme, range];
    if (this.painted && key.every((part, i) => part === this.painted[i])) return;
    this.painted = key;
    const { strength_power: power } = model.options.colours;
    model.maps.forEach((map, f) => this.tiles.paint(f, paint(map, model.range(f, range), scalesOf(theme).values, power)));
  }
}
