/** The map under the cursor, large: its values times its weights are its products. */

import { element, setText } from "../lib/dom.js";
import { fill, number } from "../lib/format.js";
import { PixelGrid } from "../lib/grid.js";
import { paint, scalesOf } from "../lib/scales.js";

const KINDS = ["values", "weights", "products"];
const SIGNS = { weights: "×", products: "=" };

export class OneMap {
  constructor({ model, words, act }) {
    Object.assign(this, { words, map: 0 });
    this.parts = KINDS.map((kind) => this.#part(kind, model, words, act));
    const signed = this.parts.flatMap(({ kind, element: figure }) =>
      kind in SIGNS ? [element("span", { class: "ir-sign dense-sign" }, SIGNS[kind]), figure] : [figure],
    );
    this.element = element("div", { class: "dense-map" }, ...signed);
  }

  draw(model, seen) {
    const { made, cell, active, theme, range, waiting } = seen;
    const all = { values: model.inputs, weights: made.weights, products: made.products };
    const drawn = [model, made, cell.map, theme, range];
    if (drawn.some((part, i) => part !== this.drawn?.[i])) this.#paint(model, all, seen);
    this.drawn = drawn;
    this.element.classList.toggle("dense-waiting", waiting);
    const window = { row: cell.row, column: cell.column, height: 1, width: 1 };
    for (const { kind, grid, value } of this.parts) {
      setText(value, number(all[kind][model.indexOf(cell)], 4));
      grid.mark({ windows: [window], dim: active });
      grid.setCursor(cell);
    }
  }

  destroy() {
    for (const { grid } of this.parts) grid.destroy();
  }

  #part(kind, model, words, act) {
    const [rows, columns] = model.sheet.map;
    const cellOf = ({ row, column }) => ({ map: this.map, row, column });
    const grid = new PixelGrid({
      ...{ rows, columns, label: words[`map_${kind}`] },
      onHover: (place) => act.hover(place && cellOf(place)),
      onPick: (place) => act.pin(cellOf(place)),
      onBracket: (step) => act.bracketMap(step, cellOf(grid.cursor)),
      describe: (place) => fill(words.cell, { ...cellOf(place), value: this.#valueAt(kind, place) }),
    });
    const [label, value] = [element("span"), element("b", { class: "ir-number" })];
    const caption = element("figcaption", {}, label, value);
    return { kind, grid, label, value, element: element("figure", {}, grid.element, caption) };
  }

  #valueAt(kind, { row, column }) {
    const columns = this.shape?.[1] ?? 0;
    return number(this.shown?.[kind][row * columns + column] ?? 0, 4);
  }

  #paint(model, all, { made, cell, theme, range: span }) {
    Object.assign(this, { map: cell.map, shape: model.sheet.map, shown: {} });
    const { strength_power: power, out_of_play: outOfPlay } = model.options.colours;
    const { activations, weights, values } = scalesOf(theme);
    const ranges = { values: model.ranges.values, products: made.range };
    ranges.weights = model.weightRange(made, span);
    const scales = { values: activations, weights, products: values };
    for (const { kind, grid, label } of this.parts) {
      this.shown[kind] = all[kind].filter((_, i) => i % model.sheet.maps === cell.map);
      grid.setTheme(theme, outOfPlay);
      grid.paint(paint(this.shown[kind], ranges[kind], scales[kind], power));
      setText(label, fill(this.words[`one_${kind}`], { map: cell.map, unit: made.unit }));
    }
  }
}
