/** Every unit's activation times its weight for the chosen class, as one picture. */

import { element, rich } from "../lib/dom.js";
import { fill, number } from "../lib/format.js";
import { PixelGrid } from "../lib/grid.js";
import { Legend } from "../lib/legend.js";
import { paint, scalesOf } from "../lib/scales.js";
import { SpanSwitch } from "../lib/span_switch.js";

export class Products {
  constructor({ model, words, act }) {
    Object.assign(this, { model, words });
    const at = (cell) => this.model.unitAt(cell);
    this.grid = new PixelGrid({
      ...model.layout,
      label: fill(words.products_label, { count: model.units }),
      onHover: (cell) => act.hover(cell && at(cell)),
      onPick: (cell) => act.pin(at(cell)),
      onBracket: act.bracket,
      describe: (cell) => this.#describe(at(cell)),
    });
    this.head = element("p", { class: "sum-head" });
    this.legend = new Legend();
    this.spans = new SpanSwitch({ spans: ["layer", "class"], words, onChoose: act.range });
    const parts = [this.head, this.grid.element, this.legend.element, this.spans.element];
    this.element = element("div", { class: "out-products" }, ...parts);
  }

  draw(model, seen) {
    const drawn = [model, seen.chosen, seen.range, seen.theme];
    Object.assign(this, { model, chosen: seen.chosen });
    if (drawn.some((part, i) => part !== this.drawn?.[i])) this.#paint(model, seen);
    this.drawn = drawn;
    const window = { ...model.placeOf(seen.unit), height: 1, width: 1 };
    this.grid.mark({ windows: [window], dim: seen.active });
    this.grid.setCursor(model.placeOf(seen.unit));
  }

  destroy() {
    this.grid.destroy();
  }

  #describe(unit) {
    const value = this.model.made[this.chosen ?? 0].products[unit];
    return fill(this.words.cell, { unit, value: number(value, 4) });
  }

  #paint(model, { chosen, range: span, theme }) {
    const { values } = scalesOf(theme);
    const { strength_power: power, out_of_play: outOfPlay } = model.options.colours;
    const cells = new Float32Array(model.layout.rows * model.layout.columns);
    cells.set(model.made[chosen].products);
    const range = model.range(chosen, span);
    this.grid.setTheme(theme, outOfPlay);
    this.grid.paint(paint(cells, range, values, power));
    this.legend.draw(range, values);
    this.spans.draw(span);
    const told = { count: model.units, name: model.names[chosen] };
    this.head.replaceChildren(...rich(fill(this.words.products_head, told)));
  }
}
