/** Push the picture by a pixel: which pooled numbers change, and what the network says then. */

import { recall } from "./lib/address.js";
import { clamp } from "./lib/cells.js";
import { best, ClassBars, together } from "./lib/class_bars.js";
import { CodePanels } from "./lib/code_panels.js";
import { element, rich, setText } from "./lib/dom.js";
import { fill, number, percent } from "./lib/format.js";
import { Ramp } from "./lib/ramp.js";
import { View } from "./lib/view.js";
import { Compass } from "./pushed/compass.js";
import { Model } from "./pushed/model.js";
import { Pictures } from "./pushed/pictures.js";

export const create = (context) => new Pushed(context).open();

class Pushed extends View {
  makeModel(given) {
    return new Model(given);
  }

  start() {
    const { reach, maps, pool } = this.model;
    const asked = recall(["push"]).push ?? this.model.indexOf({ down: 0, right: 1 });
    const last = (2 * reach + 1) ** 2 - 1;
    return {
      push: this.model.pushOf(clamp(asked, 0, last)),
      map: clamp(this.model.liveliest(), 0, maps - 1),
      place: { row: Math.floor(pool.rows / 2), column: Math.floor(pool.columns / 2) },
    };
  }

  remembered() {
    return { push: this.model.indexOf(this.state.push) };
  }

  parts() {
    const { model, words } = this;
    const act = {
      push: (by) => this.change({ push: this.model.further(this.state.push, by) }),
      back: () => this.change({ push: { down: 0, right: 0 } }),
      hover: (place) => this.change({ hover: place }),
      pin: (place) => this.change({ place, hover: null }),
      bracket: (step) => this.change({ map: (this.state.map + step + this.model.maps) % this.model.maps }),
    };
    this.compass = new Compass({ words, act });
    this.pictures = new Pictures({ model, words, act });
    this.grids = this.pictures.grids;
    this.bars = new ClassBars({ names: model.options.class_names, label: words.answer });
    this.ramp = new Ramp();
    const code = new CodePanels({ code: model.options.code, words });
    this.where = element("p", { class: "push-where" });
    this.counts = [0, 1].map(() => this.#count());
    this.along = element("p", { class: "ir-muted push-along" });
    this.answer = element("p", { class: "ir-head" });
    const move = element("div", { class: "push-move" }, this.compass.element, this.where);
    const counts = element("div", { class: "push-counts" }, ...this.counts.map((count) => count.element), this.along);
    const answer = element("div", { class: "push-answer" }, this.answer, this.bars.element);
    return [
      element("div", { class: "ir-top" }, element("p", { class: "ir-head" }, ...rich(words.head)), code.links),
      code.element,
      this.pictures.element,
      element("div", { class: "ir-controls" }, this.ramp.element, element("span", { class: "ir-muted" }, words.bracket_hint)),
      element("div", { class: "push-lower" }, move, counts, answer),
    ];
  }

  paint(seen) {
    const now = { ...seen, place: seen.hover ?? seen.place };
    this.compass.draw(now);
    this.pictures.draw(now);
    this.ramp.draw(this.model.least, this.model.range, seen.theme);
    const key = `${this.model.indexOf(seen.push)}`;
    if (this.counted === key && this.countedFor === this.model) return;
    Object.assign(this, { counted: key, countedFor: this.model });
    this.#tell(now);
  }

  sentence({ model, push, map, ...seen }) {
    const place = seen.hover ?? seen.place;
    const at = place.row * model.pool.columns + place.column;
    const [before, after] = [model.here, model.carried(push)].map(({ pooled }) => pooled[map][at]);
    const told = { ...place, map, before: number(before, 4), after: number(after, 4), push: this.#where(push) };
    return fill(this.words[before === after ? "say_same" : "say_changed"], told);
  }

  #tell({ model, push }) {
    const counts = model.counts(push);
    this.where.replaceChildren(...rich(fill(this.words.where, { push: this.#where(push) })));
    this.#show(this.counts[0], "counted_pooled", counts.pooled, counts.pooledOf, counts.silent);
    this.#show(this.counts[1], "counted_maps", counts.maps, counts.mapsOf);
    setText(this.along, this.#along(counts.along));
    const [before, now] = [model.answer({ down: 0, right: 0 }), model.answer(push)];
    this.bars.draw(now, before);
    const names = model.options.class_names;
    const told = { before: names[best(before)], now: names[best(now)], share_before: percent(before[best(before)]), share: percent(now[best(now)]) };
    this.answer.replaceChildren(...rich(together(fill(this.words.answer_say, told))));
  }

  #along(along) {
    if (!along) return this.words.along_none;
    return fill(this.words.along, { differing: number(along.differing, 0), of: number(along.of, 0) });
  }

  #where({ down, right }) {
    const { words } = this;
    const part = (count, forth, back) => (count ? fill(count > 0 ? forth : back, { count: Math.abs(count) }) : "");
    const parts = [part(down, words.by_down, words.by_up), part(right, words.by_right, words.by_left)].filter(Boolean);
    return parts.join(` ${words.and} `) || words.by_none;
  }

  #count() {
    const [text, bar] = [element("p"), element("i", { class: "push-bar", "aria-hidden": "true" })];
    return { text, bar, element: element("div", {}, text, bar) };
  }

  #show({ text, bar }, sentence, count, of, silent = 0) {
    const told = { count: number(count, 0), of: number(of, 0), share: percent(count / of) };
    Object.assign(told, { others: number(of - count, 0), silent: number(silent, 0) });
    text.replaceChildren(...rich(together(fill(this.words[sentence], told))));
    bar.style.setProperty("--share", String(count / of));
  }
}
