/** Two pictures side by side: the same filter, the same pixel, the same unit, one cursor for both. */

import { actions } from "./compare/actions.js";
import { Answers } from "./compare/answers.js";
import { Differences } from "./compare/differences.js";
import { Grids } from "./compare/grids.js";
import { Model } from "./compare/model.js";
import { Picker } from "./compare/picker.js";
import { Products } from "./compare/products.js";
import { FilterStrip } from "./convolution/filter_strip.js";
import { recall } from "./lib/address.js";
import { clamp } from "./lib/cells.js";
import { CodePanels } from "./lib/code_panels.js";
import { element, setText } from "./lib/dom.js";
import { fill, number } from "./lib/format.js";
import { View } from "./lib/view.js";

export const create = (context) => new Compare(context).open();

class Compare extends View {
  constructor(context) {
    super(context);
    this.words = { ...context.options.window_words, ...context.options.words };
  }

  makeModel(given) {
    return new Model(given);
  }

  start() {
    const asked = recall(["filter", "row", "column", "unit"]);
    const { filter, place, unit } = this.model.start();
    const { geo, filters, units } = this.model;
    const within = (value, count) => clamp(value, 0, count - 1);
    return {
      filter: within(asked.filter ?? filter, filters),
      place: { row: within(asked.row ?? place.row, geo.rows), column: within(asked.column ?? place.column, geo.columns) },
      unit: within(asked.unit ?? unit, units),
    };
  }

  parts() {
    const { model, words } = this;
    const act = actions(this);
    const given = { model, words, act };
    this.picker = new Picker(given);
    this.strip = new FilterStrip({ ...given, model: model.sides[0], links: null });
    this.pictures = [0, 1].map((index) => new Grids({ ...given, index }));
    this.products = [0, 1].map((index) => new Products({ ...given, index }));
    this.tables = [new Differences(given), new Answers(given)];
    this.grids = this.pictures.flatMap((picture) => picture.all);
    const code = new CodePanels({ code: model.options.code, words });
    this.below = [code.links, code.element];
    this.ranges = element("p", { class: "ir-muted" });
    const names = ["first", "second"];
    const sides = this.pictures.map((picture, i) =>
      element("section", { class: "com-side", "aria-label": words[names[i]] }, picture.head, picture.maps, this.products[i].element),
    );
    const [differences, answers] = this.tables.map((table) => table.element);
    const [first, second] = this.pictures.map((picture) => picture.unitsFigure);
    const middle = element("div", { class: "com-middle" }, first, differences, second);
    const all = [this.picker.element, this.strip.element, element("div", { class: "com-sides" }, ...sides), middle, this.ranges];
    return [element("div", { class: "com" }, ...all, answers)];
  }

  paint(seen) {
    const { model } = this;
    const shown = { ...seen, ...seen.hover };
    shown.numbers = model.numbers(shown);
    this.picker.draw(model);
    this.strip.draw(model.sides[0], shown);
    for (const part of [...this.pictures, ...this.products, ...this.tables]) part.draw(model, shown);
    const told = { maps: number(model.mapRange, 2), units: number(model.unitRange, 2), products: number(model.productRange, 2) };
    setText(this.ranges, fill(this.words.ranges, told));
  }

  sentence(seen) {
    const shown = { ...seen, ...seen.hover };
    const { after, unit } = this.model.numbers(shown);
    const [first, second] = this.model.names;
    const told = { ...shown.place, filter: shown.filter, unit: shown.unit, first, second };
    const values = { first_value: after[0], second_value: after[1], first_unit: unit[0], second_unit: unit[1] };
    const texts = Object.entries(values).map(([name, value]) => [name, number(value, 4)]);
    return fill(this.words.say, { ...told, ...Object.fromEntries(texts) });
  }

  remembered() {
    const { filter, place, unit } = this.state;
    return { filter, ...place, unit, second: this.model.options.second };
  }
}
