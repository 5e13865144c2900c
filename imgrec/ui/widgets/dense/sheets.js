/** The chosen unit's weights and products, each laid out as the maps that they belong to. */

import { element, rich } from "../lib/dom.js";
import { fill, number } from "../lib/format.js";
import { PixelGrid } from "../lib/grid.js";
import { Legend } from "../lib/legend.js";
import { rgb, scalesOf } from "../lib/scales.js";
import { boxOfMap, mapCellAt, paintSheet, placeOn } from "../lib/sheet.js";
import { SpanSwitch } from "../lib/span_switch.js";

const KINDS = ["weights", "products"];

export class Sheets {
  constructor({ model, words, act }) {
    this.words = words;
    this.parts = KINDS.map((kind) => this.#part(kind, model, words, act));
    this.spans = new SpanSwitch({ spans: ["layer", "unit"], words, onChoose: act.range });
    const figures = this.parts.map((part) => part.element);
    this.element = element("div", { class: "dense-sheets" }, ...figures, this.spans.element);
  }

  draw(model, seen) {
    const { made, cell, active, theme, waiting, range } = seen;
    const state = `${model.options.network} ${range}`;
    const fresh = made !== this.made || theme !== this.theme || state !== this.state;
    if (fresh) this.#paint(model, seen);
    Object.assign(this, { made, theme, state });
    this.spans.draw(range);
    for (const part of this.parts) part.element.classList.toggle("dense-waiting", waiting);
    for (const { grid } of this.parts) {
      grid.mark({ windows: [boxOfMap(model.sheet, cell.map)], dim: active });
      grid.setCursor(placeOn(model.sheet, cell));
    }
  }

  destroy() {
    for (const { grid } of this.parts) grid.destroy();
  }

  #part(kind, model, words, act) {
    const { sheet } = model;
    const [height, width] = sheet.map;
    const grid = new PixelGrid({
      ...{ rows: sheet.rows, columns: sheet.columns, step: [height + 1, width + 1] },
      label: fill(words[`${kind}_label`], { maps: sheet.maps }),
      onHover: (place) => act.hover(place && mapCellAt(sheet, place)),
      onPick: (place) => act.pin(mapCellAt(sheet, place)),
      onBracket: (step) => act.bracketMap(step, mapCellAt(sheet, grid.cursor)),
      describe: (place) => this.#describe(kind, model, mapCellAt(sheet, place)),
    });
    const [head, legend] = [element("figcaption", { class: "sum-head" }), new Legend()];
    const figure = element("figure", {}, head, grid.element, legend.element);
    return { kind, grid, head, legend, element: figure };
  }

  #describe(kind, model, cell) {
    const value = this.made?.[kind][model.indexOf(cell)] ?? 0;
    return fill(this.words.cell, { ...cell, value: number(value, 4) });
  }

  #paint(model, { made, theme, range: span }) {
    const { strength_power: power, out_of_play: outOfPlay } = model.options.colours;
    const scales = scalesOf(theme);
    for (const { kind, grid, head, legend } of this.parts) {
      const range = kind === "weights" ? model.weightRange(made, span) : made.range;
      const scale = kind === "weights" ? scales.weights : scales.values;
      grid.setTheme(theme, outOfPlay);
      grid.paint(paintSheet(made[kind], model.sheet, { range, scale, power, line: rgb(theme.side) }));
      legend.draw(range, scale, 4);
      const told = { unit: made.unit, count: number(made.products.length, 0) };
      head.replaceChildren(...rich(fill(this.words[`${kind}_head`], told)));
    }
  }
}
