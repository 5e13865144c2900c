/** One row a channel: its picture, the window, the weights, the products, their sum. */

import { element, setText } from "../lib/dom.js";
import { fill, number } from "../lib/format.js";
import { PixelGrid } from "../lib/grid.js";
import { colourOf, paintGrey, scalesOf } from "../lib/scales.js";
import { NumberTable } from "../lib/table.js";
import { channel } from "../lib/tensors.js";
import { Tooltip } from "../lib/tooltip.js";
import { inputAt, outputAt, windowBox } from "./places.js";
import { channelName } from "./sentence.js";

const DIGITS = 3;

export class Sums {
  constructor({ model, words, act }) {
    Object.assign(this, { model, words, act });
    this.rows = Array.from({ length: model.channels }, (_, c) => this.#row(model, c));
    this.note = element("p", { class: "ir-muted conv-note" });
    this.element = element(
      "div",
      { class: "conv-sums" },
      this.#heads(),
      ...this.rows.map((row) => row.element),
      this.note,
    );
    this.tooltip = new Tooltip(this.element);
    this.element.addEventListener("pointermove", (event) => this.#point(event));
    this.element.addEventListener("pointerleave", () => this.#point(null));
  }

  draw(model, seen) {
    this.model = model;
    this.#picture(model, seen);
    if (seen.at.kernel !== this.kernel || seen.theme !== this.theme || seen.editing !== this.editing) {
      this.#weights(model, seen);
    }
    this.#numbers(model, seen);
    Object.assign(this, {
      theme: seen.theme,
      kernel: seen.at.kernel,
      editing: seen.editing,
      at: seen.at,
    });
  }

  destroy() {
    for (const row of this.rows) row.grid.destroy();
  }

  /** The fields of one filter, for the editor: place in the kernel -> field. */
  get fields() {
    return this.rows.flatMap((row) => [...row.weights.element.querySelectorAll("input")]);
  }

  #row(model, c) {
    const { words, act } = this;
    const name = channelName(model, words, c);
    const shape = { rows: model.height, columns: model.width };
    const grid = new PixelGrid({
      rows: model.geo.input[0],
      columns: model.geo.input[1],
      label: fill(words.picture_label, { channel: name }),
      ring: model.geo,
      step: model.geo.strides,
      describe: (cell) => fill(words.pixel, { ...cell, value: number(valueOf(this.model, cell, c), DIGITS) }),
      onHover: (cell) => act.hover(cell && outputAt(model.geo, cell)),
      onPick: (cell) => act.pin(outputAt(model.geo, cell)),
      onBracket: act.bracket,
    });
    const field = (place) =>
      fill(words.weight, {
        channel: name,
        row: Math.floor(place / model.width),
        column: place % model.width,
      });
    const row = {
      grid,
      pixels: new NumberTable({ ...shape, label: words.pixels }),
      weights: new NumberTable({ ...shape, label: words.weights_short, field }),
      products: new NumberTable({ ...shape, label: words.products }),
      sum: element("b", { class: "ir-number conv-sum" }),
    };
    const sign = (text, area) =>
      element("span", { class: `conv-sign conv-${area}`, "aria-hidden": "true" }, text);
    const box = (table, area) =>
      element("div", { class: `conv-table conv-${area}`, "data-channel": c }, table.element);
    row.element = element(
      "section",
      { class: "conv-row", "aria-label": name },
      element("figure", { class: "conv-picture" }, element("figcaption", {}, name), grid.element),
      box(row.pixels, "pixels"),
      sign("×", "times"),
      box(row.weights, "weights"),
      sign("=", "equals"),
      box(row.products, "products"),
      sign("→", "arrow"),
      row.sum,
    );
    return row;
  }

  #heads() {
    const { words } = this;
    this.weightsHead = element("span", {}, words.weights_short);
    return element(
      "div",
      { class: "conv-row conv-heads", "aria-hidden": "true" },
      element("span", {}),
      element("span", {}, words.pixels),
      element("span", {}),
      this.weightsHead,
      element("span", {}),
      element("span", {}, words.products),
      element("span", {}),
      element("span", { class: "conv-sum" }, words.sum),
    );
  }

  #picture(model, { place, active, theme }) {
    const window = windowBox(model.geo, place);
    this.rows.forEach(({ grid }, c) => {
      if (this.image !== model.tensors.image) grid.paint(paintGrey(channel(model.tensors.image, c)));
      if (this.theme !== theme) grid.setTheme(theme, model.options.colours.out_of_play);
      grid.mark({ windows: [window], dim: active });
      grid.setCursor(inputAt(model.geo, place));
    });
    this.image = model.tensors.image;
  }

  #weights(model, { at, theme, filter }) {
    const { weights } = scalesOf(theme);
    const range = model.weightRange;
    setText(this.note, fill(this.words.note, { range: number(range, 2) }));
    setText(this.weightsHead, fill(this.words.weights, { filter }));
    this.#each(at.kernel, model.channels, (row, place, weight) =>
      row.weights.set(
        place,
        number(weight, DIGITS),
        colourOf(weight, range, weights, model.options.colours.strength_power),
      ),
    );
  }

  #numbers(model, { at, theme }) {
    const { values: scale } = scalesOf(theme);
    const { strength_power: power } = model.options.colours;
    const grey = (value) => Array(3).fill(Math.round(value * 255));
    const card = scale.zero;
    this.#each(at.values, model.channels, (row, place, value) => {
      const out = !at.cells[place].inside;
      row.pixels.set(place, out ? "0" : number(value, DIGITS), out ? card : grey(value), out);
    });
    const range = model.weightRange; // a pixel is at most 1, so a product is at most its weight
    this.#each(at.products, model.channels, (row, place, product) => {
      const out = !at.cells[place].inside;
      row.products.set(
        place,
        out ? "0" : number(product, DIGITS),
        colourOf(product, range, scale, power),
        out,
      );
    });
    this.rows.forEach((row, c) => setText(row.sum, number(at.sums[c], 4)));
  }

  #each(values, channels, show) {
    values.forEach((value, i) => show(this.rows[i % channels], Math.floor(i / channels), value));
  }

  /** Point at one of the three numbers of a product, and all three stand out. */
  #point(event) {
    const cell = event?.target.closest?.("td");
    const c = cell?.closest("[data-channel]")?.dataset.channel;
    const place = cell && Number(cell.dataset.place);
    for (const lit of this.element.querySelectorAll(".conv-lit")) lit.classList.remove("conv-lit");
    if (c === undefined || !this.at) return this.tooltip.hide();
    const i = place * this.model.channels + Number(c);
    const row = this.rows[Number(c)];
    for (const table of [row.pixels, row.weights, row.products]) table.cells[place].classList.add("conv-lit");
    const told = [this.at.values[i], this.at.kernel[i], this.at.products[i]].map((value) => number(value, 5));
    this.tooltip.show(`${told[0]} × ${told[1]} = ${told[2]}`, event);
  }
}

function valueOf(model, { row, column }, c) {
  return model.tensors.image.data[(row * model.geo.input[1] + column) * model.channels + c];
}
