/** Shuffle the line, and the dense layer's weights with it or not: what the answer becomes. */

import { acrossFor, Strip } from "./flatten/strip.js";
import { recall } from "./lib/address.js";
import { button } from "./lib/buttons.js";
import { best, ClassBars, together } from "./lib/class_bars.js";
import { CodePanels } from "./lib/code_panels.js";
import { element, rich } from "./lib/dom.js";
import { fill, number, percent } from "./lib/format.js";
import { Ramp } from "./lib/ramp.js";
import { View } from "./lib/view.js";
import { Model } from "./shuffled/model.js";

const SWITCHES = ["line", "weights"];

export const create = (context) => new Shuffled(context).open();

class Shuffled extends View {
  makeModel(given) {
    return new Model(given);
  }

  start() {
    const { order, seed = this.model.seed } = recall(["order", "seed"]);
    if (seed !== this.model.seed) this.decide("seed", seed);
    const asked = order ?? 1;
    return { line: asked % 2 === 1, weights: asked >> 1 === 1, place: this.model.placeOf[this.model.liveliest()] };
  }

  remembered() {
    return { order: Number(this.state.line) + 2 * Number(this.state.weights), seed: this.model.seed };
  }

  parts() {
    const { model, words } = this;
    this.switches = SWITCHES.map((name) => button(words[`shuffle_${name}`], () => this.change({ [name]: !this.state[name] })));
    this.seed = element("span", { class: "ir-number ir-muted" });
    const another = button(words.another, () => this.decide("seed", this.model.seed + 1), { "data-part": "seed" });
    const across = acrossFor({ ...model.options.shape, width: this.root.clientWidth });
    const strip = (label, toPlace) => new Strip({
      count: model.count, across, label,
      onHover: (index) => this.change({ hover: index === null ? null : toPlace(index) }),
      onPick: (index) => this.change({ place: toPlace(index), hover: null }),
      describe: (index) => number(index, 0),
    });
    this.learnt = strip(words.learnt_label, (index) => (this.state.line ? this.model.placeOf[index] : index));
    this.received = strip(words.received_label, (index) => index);
    this.grids = [this.learnt.grid, this.received.grid];
    this.heads = [0, 1].map(() => element("p", { class: "ir-head flat-head" }));
    this.head = element("p", { class: "ir-head shuf-head" });
    this.measured = element("p", { class: "ir-muted", role: "status" });
    this.measure = button("", () => this.#measure(), { "data-part": "measure" });
    this.bars = new ClassBars({ names: model.options.class_names, label: words.answer });
    this.ramp = new Ramp();
    const code = new CodePanels({ code: model.options.code, words });
    const controls = element("div", { class: "ir-controls" }, ...this.switches, another, this.seed);
    const told = element("div", { class: "shuf-told" }, this.head, this.measure, this.measured);
    return [
      element("div", { class: "ir-top shuf-top" }, controls, code.links),
      code.element,
      this.heads[0], this.learnt.element, this.heads[1], this.received.element,
      element("div", { class: "ir-controls" }, this.ramp.element),
      element("div", { class: "shuf-lower" }, told, this.bars.element),
    ];
  }

  paint(seen) {
    const { model, theme, active } = seen;
    const place = seen.hover ?? seen.place;
    const key = [model, theme, seen.line, seen.weights, this.learnt];
    if (!this.key?.every((part, i) => part === key[i])) this.#show(seen);
    this.key = key;
    this.learnt.mark(model.at(place, seen).number, { dim: active });
    this.received.mark(place, { dim: active });
    this.ramp.draw(model.least, model.range, theme);
  }

  sentence({ model, ...seen }) {
    const place = seen.hover ?? seen.place;
    const at = model.at(place, seen);
    const told = {
      place: number(place, 0), value: number(model.received(seen)[place], 4),
      from: number(at.number, 0), weights: number(at.weights, 0),
    };
    const parts = [at.number === place ? this.words.say_own : this.words.say_moved];
    parts.push(at.number === at.weights ? this.words.say_together : this.words.say_apart);
    return fill(parts.join(" "), told);
  }

  #show(seen) {
    const { model, theme } = seen;
    const { words } = this;
    const given = { range: model.range, theme, options: model.options };
    this.learnt.paint(model.line, given);
    this.received.paint(model.received(seen), given);
    this.switches.forEach((made, i) => made.setAttribute("aria-pressed", String(seen[SWITCHES[i]])));
    this.seed.textContent = fill(words.seed, { seed: model.seed });
    this.heads[0].replaceChildren(...rich(fill(words.learnt, { count: number(model.count, 0) })));
    this.heads[1].replaceChildren(...rich(words[`received_${seen.line ? "shuffled" : "same"}`]));
    this.#answer(seen);
    this.#counted(model);
  }

  #measure() {
    const count = number(this.model.options.pictures, 0);
    this.measure.textContent = fill(this.words.measuring, { count });
    this.decide("measure", this.model.seed);
  }

  #counted({ options }) {
    const { measured, pictures, class_names: names } = options;
    this.measure.hidden = Boolean(measured);
    this.measure.textContent = fill(this.words.measure, { count: number(pictures, 0) });
    const told = { count: number(pictures, 0), chance: number(pictures / names.length, 0) };
    const text = measured ? fill(this.words.measured, { ...told, true: measured.true, line: measured.line }) : "";
    this.measured.replaceChildren(...rich(text));
  }

  #answer(seen) {
    const { model, words } = this;
    const [before, now] = [model.answer({}), model.answer(seen)];
    const names = model.options.class_names;
    const told = {
      now: names[best(now)], share: percent(now[best(now)]),
      before: names[best(before)], share_before: percent(before[best(before)]),
      together: number(model.together(seen), 0), count: number(model.count, 0),
    };
    this.head.replaceChildren(...rich(together(fill(words[`answer_${model.kind(seen)}`], told))));
    this.bars.draw(now, before);
  }
}
