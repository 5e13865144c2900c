/** The three sheets to cut from: colour channels, filters, units. */

import { element, rich } from "../lib/dom.js";
import { fill, number } from "../lib/format.js";
import { PixelGrid } from "../lib/grid.js";
import { layerRange, paint, paintFilter, paintGrey, scalesOf } from "../lib/scales.js";
import { channel } from "../lib/tensors.js";
import { points } from "./classes.js";
import { nameOf } from "./sentence.js";
import { Toggles } from "./toggles.js";

export class Channels {
  constructor({ model, words, act }) {
    this.words = words;
    const size = model.geo.input;
    this.toggles = new Toggles({ count: model.channels, size, ...handlers(act, "channels", words) });
    this.element = sheet("surg-channels", words.head_channels, this.toggles.element);
  }

  draw(model, { surgery, hand }) {
    for (let c = 0; c < model.channels; c++) {
      if (this.image !== model.tensors.image) this.toggles.paint(c, paintGrey(channel(model.tensors.image, c)));
      const name = nameOf(model, this.words, { part: "channels", index: c });
      this.toggles.set(c, { off: surgery.channels.includes(c), name, note: name });
    }
    this.image = model.tensors.image;
    this.toggles.take(hand.index, hand.part === "channels");
  }
}

export class Filters {
  constructor({ model, words, act }) {
    this.words = words;
    const size = [model.height, model.width];
    this.toggles = new Toggles({ count: model.filters, size, ...handlers(act, "filters", words) });
    this.head = element("p", { class: "surg-head" });
    this.element = element("section", { class: "surg-filters" }, this.head, this.toggles.element);
    this.painted = [];
  }

  draw(model, { surgery, hand }) {
    if (surgery !== this.surgery || model !== this.model) this.#show(model, surgery);
    Object.assign(this, { model, surgery });
    this.toggles.take(hand.index, hand.part === "filters");
  }

  #show(model, surgery) {
    const winner = model.options.class_names[model.winner];
    this.head.replaceChildren(...rich(fill(this.words.head_filters, { count: model.filters, name: winner })));
    const effects = model.filterEffects(surgery);
    for (let f = 0; f < model.filters; f++) {
      const { kernel } = model.weights(surgery, f);
      this.toggles.paint(f, paintFilter(kernel, model.channels));
      const name = nameOf(model, this.words, { part: "filters", index: f }, surgery);
      const off = surgery.filters.includes(f);
      this.toggles.set(f, { off, name, ...noteOf(effects[f]) });
    }
  }
}

export class Units {
  constructor({ model, words, act }) {
    Object.assign(this, { words, act, model });
    this.columns = Math.ceil(Math.sqrt(2 * model.units));
    this.head = element("p", { class: "surg-head" });
    this.range = element("p", { class: "ir-muted" });
    this.#build(model);
    this.element = element("section", { class: "surg-units" }, this.head, this.grid.element, this.range);
  }

  draw(model, { surgery, hand, hover, theme }) {
    const changed = surgery !== this.surgery || model !== this.model || theme !== this.theme;
    Object.assign(this, { model, surgery, theme });
    if (changed) this.#paint(model, surgery, theme);
    const shown = hover?.part === "units" ? hover : hand;
    const off = surgery.units.map((unit) => ({ ...this.#cell(unit), height: 1, width: 1, faint: true }));
    const cell = shown.part === "units" ? this.#cell(shown.index) : null;
    this.grid.mark({ windows: cell ? [...off, { ...cell, height: 1, width: 1 }] : off });
    if (cell) this.grid.setCursor(cell);
  }

  destroy() {
    this.grid.destroy();
  }

  #build(model) {
    const unitAt = (cell) => Math.min(cell.row * this.columns + cell.column, model.units - 1);
    this.grid = new PixelGrid({
      rows: Math.ceil(model.units / this.columns),
      columns: this.columns,
      label: this.words.units,
      onHover: (cell) => this.act.hover(cell && { part: "units", index: unitAt(cell) }),
      onPick: (cell) => this.act.take({ part: "units", index: unitAt(cell) }),
      onBracket: (step) => this.act.take({ part: "units", index: this.#next(step) }),
      describe: (cell) => this.#describe(unitAt(cell)),
    });
    const toggle = () => this.act.toggle("units", unitAt(this.grid.cursor));
    this.grid.element.addEventListener("click", toggle);
    this.grid.element.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      toggle();
    });
  }

  #next(step) {
    const { row, column } = this.grid.cursor;
    return (row * this.columns + column + step + this.model.units) % this.model.units;
  }

  #cell(unit) {
    return { row: Math.floor(unit / this.columns), column: unit % this.columns };
  }

  #describe(unit) {
    const state = this.surgery?.units.includes(unit) ? this.words.off : this.words.on;
    return fill(this.words.unit_state, { unit, state });
  }

  #paint(model, surgery, theme) {
    const { strength_power: power, range_percentile: percentile } = model.options.colours;
    const evidence = Float32Array.from({ length: this.grid.rows * this.columns }, (_, unit) =>
      unit < model.units && !surgery.units.includes(unit) ? (model.evidence(surgery, unit) ?? 0) : 0,
    );
    const range = layerRange(evidence, percentile);
    this.grid.setTheme(theme, model.options.colours.out_of_play);
    this.grid.paint(paint(evidence, range, scalesOf(theme).values, power));
    const told = { count: number(model.units, 0), name: model.options.class_names[model.winner] };
    this.head.replaceChildren(...rich(fill(this.words.head_units, told)));
    this.range.textContent = fill(this.words.range, { range: number(range, 3) });
  }
}

function noteOf(effect) {
  if (effect === null) return { note: "…" };
  const note = points(effect);
  return { note, mark: note !== "0" && effect < 0 ? "down" : "" };
}

function handlers(act, part, words) {
  return {
    label: words[part],
    onToggle: (index) => act.toggle(part, index),
    onHover: (index) => act.hover(index === null ? null : { part, index }),
    onReach: (index) => act.take({ part, index }),
  };
}

function sheet(name, head, ...parts) {
  return element("section", { class: name }, element("p", { class: "surg-head" }, ...rich(head)), ...parts);
}
