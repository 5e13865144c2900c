/** All units as one picture of their activations, of which one is chosen. */

import { element, rich } from "../lib/dom.js";
import { fill, number } from "../lib/format.js";
import { PixelGrid } from "../lib/grid.js";
import { Legend } from "../lib/legend.js";
import { paint, scalesOf } from "../lib/scales.js";

export class Units {
  constructor({ model, words, act }) {
    Object.assign(this, { model, words });
    const at = (cell) => this.model.unitAt(cell);
    this.grid = new PixelGrid({
      ...model.layout,
      label: fill(words.units_label, { count: model.units }),
      onHover: (cell) => act.overUnit(cell && at(cell)),
      onPick: (cell) => act.choose(at(cell)),
      onBracket: act.bracketUnit,
      describe: (cell) => unitInWords(this.model, at(cell), words),
    });
    this.head = element("p", { class: "sum-head" });
    this.legend = new Legend();
    this.element = element("div", { class: "dense-units" }, this.head, this.grid.element, this.legend.element);
  }

  draw(model, { unit, overUnit, theme }) {
    this.model = model;
    if (this.painted !== model || this.theme !== theme) this.#paint(model, theme);
    const box = (index, faint) => ({ ...model.placeOf(index), height: 1, width: 1, faint });
    const over = overUnit === null || overUnit === unit ? [] : [box(overUnit, true)];
    this.grid.mark({ windows: [...over, box(unit, false)], dim: false });
    this.grid.setCursor(model.placeOf(unit));
  }

  destroy() {
    this.grid.destroy();
  }

  #paint(model, theme) {
    Object.assign(this, { painted: model, theme });
    const { activations } = scalesOf(theme);
    const cells = new Float32Array(model.layout.rows * model.layout.columns);
    cells.set(model.after);
    const { strength_power: power, out_of_play: outOfPlay } = model.options.colours;
    this.grid.setTheme(theme, outOfPlay);
    this.grid.paint(paint(cells, model.ranges.units, activations, power));
    this.legend.draw(model.ranges.units, activations);
    const told = { ...model.layout, count: model.units, awake: model.awake };
    this.head.replaceChildren(...rich(fill(this.words.units_head, told)));
  }
}

export function unitInWords(model, unit, words) {
  const told = { unit, sum: number(model.sums[unit], 4), after: number(model.after[unit], 4) };
  return fill(words.unit_say, { ...told, activation: activationName(model, words) });
}

/** "ReLU", or the name that Keras has for it. */
export function activationName(model, words) {
  const name = model.options.activation;
  return words[name] ?? name;
}
