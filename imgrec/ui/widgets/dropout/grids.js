/** Units × mask × factor = units: three grids with one cursor, and one unit of them in numbers. */

import { element, setText } from "../lib/dom.js";
import { fill, number } from "../lib/format.js";
import { PixelGrid } from "../lib/grid.js";
import { paint, rgb, scalesOf } from "../lib/scales.js";
import { scaleOf } from "./model.js";
import { DIGITS, rateText } from "./sentence.js";

const NAMES = ["before", "mask", "after"];

export class Grids {
  constructor({ model, words, act }) {
    this.words = words;
    this.figures = NAMES.map((name) => this.#figure(name, model, act));
    const sign = (text) => element("span", { class: "drop-sign", "aria-hidden": "true" }, text);
    this.factor = element("b", { class: "ir-number drop-factor" });
    const [before, mask, after] = this.figures.map((figure) => figure.element);
    this.legend = element("p", { class: "ir-muted ir-number drop-legend" });
    this.element = element(
      "div", {},
      element("div", { class: "drop-grids" }, before, sign("×"), mask, sign("×"), this.factor, sign("="), after),
      this.legend, this.#equation(),
    );
  }

  draw(model, seen) {
    const { unit, one, settings, theme, hover } = seen;
    this.seen = { model, ...seen };
    if (one.mask !== this.mask || theme !== this.theme || settings !== this.settings || model !== this.model) this.#paint(model, seen);
    Object.assign(this, { mask: one.mask, theme, settings, model });
    const place = model.placeOf(unit);
    for (const { grid } of this.figures) {
      grid.mark({ windows: [{ ...place, height: 1, width: 1 }], dim: hover !== null });
      grid.setCursor(place);
    }
    this.#write(model, seen);
  }

  destroy() {
    for (const { grid } of this.figures) grid.destroy();
  }

  #figure(name, model, act) {
    const { words } = this;
    const grid = new PixelGrid({
      rows: model.rows, columns: model.columns, label: fill(words[`${name}_label`], { count: model.units.length }),
      onHover: (cell) => act.hover(cell && this.model.unitAt(cell)),
      onPick: (cell) => act.pin(this.model.unitAt(cell)), onBracket: act.bracket,
      describe: (cell) => this.#describe(name, cell),
    });
    const caption = element("figcaption", {}, words[`${name}_caption`]);
    return { grid, element: element("figure", { class: `drop-grid drop-${name}` }, grid.element, caption) };
  }

  #describe(name, cell) {
    if (!this.seen) return "";
    const { model, one } = this.seen;
    const unit = model.unitAt(cell);
    const value = { before: model.units[unit], mask: one.mask[unit], after: one.after[unit] }[name];
    return fill(this.words.cell, { unit, value: number(value, name === "mask" ? 0 : DIGITS) });
  }

  #paint(model, { one, theme, settings }) {
    const { strength_power: power, out_of_play: outOfPlay } = model.options.colours;
    const { activations } = scalesOf(theme);
    const grey = rgb(theme.line).map((part, i) => (part + rgb(theme.muted)[i]) / 2);
    const pictures = {
      before: paint(model.units, model.range, activations, power),
      mask: paint(new Float32Array(model.units.length), 1, activations, power),
      after: paint(one.after, model.range, activations, power),
    };
    for (const name of ["mask", "after"]) silence(pictures[name], one.mask, grey);
    this.figures.forEach(({ grid }, i) => {
      const sheet = new Uint8ClampedArray(model.rows * model.columns * 4);
      sheet.set(pictures[NAMES[i]]);
      grid.setTheme(theme, outOfPlay);
      grid.paint(sheet);
    });
    setText(this.factor, number(settings.training ? scaleOf(settings.rate) : 1, DIGITS));
    setText(this.legend, fill(this.words.legend, { range: number(model.range, 2) }));
    this.element.classList.toggle("drop-idle", !settings.training);
  }

  #equation() {
    const { words } = this;
    const term = (on) => element("span", { class: `ir-term${on ? " ir-on" : ""}` }, element("b", { class: "ir-number" }), element("small", {}));
    const sign = (text) => element("span", { class: "ir-sign" }, text);
    this.terms = [term(), term(), term(), term(true)];
    const [before, mask, factor, after] = this.terms;
    this.middle = [sign("×"), mask, sign("×"), factor];
    return element("div", { class: "ir-equation drop-equation", role: "group", "aria-label": words.equation }, before, ...this.middle, sign("="), after);
  }

  #write(model, { unit, one, settings }) {
    const { words } = this;
    const rate = rateText(settings.rate);
    const told = [
      [number(model.units[unit], DIGITS), fill(words.unit_before, { unit })],
      [String(one.mask[unit]), words.unit_mask],
      [number(scaleOf(settings.rate), DIGITS), fill(words.factor, { rate })],
      [number(one.after[unit], DIGITS), fill(words.unit_after, { unit })],
    ];
    told.forEach(([value, label], i) => {
      setText(this.terms[i].firstChild, value);
      setText(this.terms[i].lastChild, label);
    });
    for (const part of this.middle) part.hidden = !settings.training;
  }
}

function silence(rgba, mask, colour) {
  mask.forEach((kept, i) => {
    if (!kept) rgba.set(colour, 4 * i);
  });
}
