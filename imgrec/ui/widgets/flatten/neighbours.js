/** One place's run of the line, a cell a map, and the numbers beside the chosen one, index by index. */

import { element, setText } from "../lib/dom.js";
import { fill, number } from "../lib/format.js";
import { PixelGrid } from "../lib/grid.js";
import { colourOf, css, paint, scalesOf, textOn } from "../lib/scales.js";

const BESIDE = 3;
const LINES = ["index", "where", "value"];

export class Neighbours {
  constructor({ model, words, act }) {
    Object.assign(this, { words, act });
    this.grid = new PixelGrid({
      rows: 1, columns: model.maps, label: words.run_label, onBracket: act.bracket,
      onHover: (cell) => act.hover(cell && this.first + cell.column),
      onPick: (cell) => act.pin(this.first + cell.column),
      describe: (cell) => fill(words.map, { map: cell.column }),
    });
    this.grid.element.classList.add("flat-run");
    this.head = element("p", { class: "ir-head" });
    this.ends = [element("span", { class: "ir-number" }), element("span", { class: "ir-number" })];
    this.columns = Array.from({ length: 2 * BESIDE + 1 }, (_, i) => this.#column(i - BESIDE));
    const line = (name) =>
      element("tr", {}, element("th", { scope: "row" }, words[`line_${name}`]), ...this.columns.map((column) => column[name]));
    const table = element("table", { class: "flat-table" }, element("caption", {}, words.beside), element("tbody", {}, ...LINES.map(line)));
    this.element = element(
      "div", { class: "flat-neighbours" }, this.head, this.grid.element,
      element("p", { class: "flat-ends ir-muted" }, ...this.ends), element("div", { class: "flat-scroll" }, table),
    );
  }

  draw({ model, theme, place, index, active }) {
    this.first = model.indexOf({ ...place, map: 0 });
    const key = [model, this.first, theme];
    if (!this.key?.every((part, i) => part === key[i])) this.#paint(model, place, theme);
    this.key = key;
    this.grid.mark({ windows: [{ row: 0, column: place.map, height: 1, width: 1 }], dim: active });
    this.grid.setCursor({ row: 0, column: place.map });
    this.columns.forEach((column, i) => this.#show(column, index + i - BESIDE, model, theme));
  }

  #paint(model, place, theme) {
    const { out_of_play: outOfPlay, strength_power: power } = model.options.colours;
    this.grid.setTheme(theme, outOfPlay);
    this.grid.paint(paint(model.run(place), model.range, scalesOf(theme).values, power));
    setText(this.head, fill(this.words.run, { ...place, count: model.maps }));
    setText(this.ends[0], number(this.first, 0));
    setText(this.ends[1], number(this.first + model.maps - 1, 0));
  }

  #column(by) {
    const cell = () => element("td", { class: `ir-number${by ? "" : " flat-here"}`, "data-by": by });
    const column = { index: cell(), where: cell(), value: cell() };
    for (const made of Object.values(column)) made.addEventListener("click", () => column.at >= 0 && this.act.pin(column.at));
    return column;
  }

  #show(column, index, model, theme) {
    const there = index >= 0 && index < model.count;
    column.at = there ? index : -1;
    const { row, column: across, map } = model.placeOf(Math.max(index, 0));
    setText(column.index, there ? number(index, 0) : "");
    setText(column.where, there ? `${row}, ${across}, ${map}` : "");
    setText(column.value, there ? number(model.line[index], 4) : "");
    const { values } = scalesOf(theme);
    const colour = there ? colourOf(model.line[index], model.range, values, model.options.colours.strength_power) : values.zero;
    column.value.style.background = css(colour);
    column.value.style.color = textOn(colour);
  }
}
