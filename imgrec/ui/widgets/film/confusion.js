/** The confusion matrix as it was last measured; a cell shows its pictures. */

import { element, rich, setText } from "../lib/dom.js";
import { fill, number } from "../lib/format.js";
import { PixelGrid } from "../lib/grid.js";
import { colourOf, paint, scalesOf, textOn } from "../lib/scales.js";
import { paintPicture } from "./answers.js";

export class Confusion {
  constructor({ reel, words, act }) {
    const count = reel.names.length;
    Object.assign(this, { words, act, film: reel.place, classes: count });
    this.grid = new PixelGrid({
      rows: count,
      columns: count,
      label: words.confusion_label,
      describe: (cell) => this.#describe(cell),
      onHover: (cell) => act.over(cell && { kind: "cell", film: this.film, ...cell }),
      onPick: (cell) => this.#pick(cell),
    });
    this.asks = true;
    const on = (name, listener) => this.grid.element.addEventListener(name, listener, { capture: true });
    on("blur", () => act.over(null));
    on("pointerdown", () => (this.asks = true));
    on("keydown", ({ key }) => (this.asks = key === "Enter"));
    this.numbers = Array.from({ length: count * count }, () => element("span"));
    const overlay = element("div", { class: "fi-numbers", "aria-hidden": "true" }, ...this.numbers);
    const name = (text) => element("span", { title: text }, text);
    this.matrix = element("div", { class: "fi-matrix", style: `--classes:${count}` },
      element("div", { class: "fi-answers-axis", "aria-hidden": "true" }, ...reel.names.map((text) => element("span", { title: text }, element("i", {}, text)))),
      element("div", { class: "fi-truths-axis", "aria-hidden": "true" }, ...reel.names.map(name)),
      element("div", { class: "fi-cells" }, this.grid.element, overlay));
    this.at = element("span");
    this.told = element("p", { class: "ir-head" });
    this.row = element("div", { class: "fi-confused" });
    const head = element("p", { class: "ir-head" }, ...rich(words.confusion), " ", this.at);
    this.element = element("section", { class: "fi-part" }, head, this.matrix, this.told, this.row);
  }

  get all() {
    return [this.grid];
  }

  draw(model, { reel, moment, theme, cell, waiting }) {
    Object.assign(this, { reel, found: reel.confusion(moment), moment });
    const { found, words } = this;
    this.matrix.style.visibility = found ? "" : "hidden";
    setText(this.at, found ? fill(words.confusion_at, { epoch: found.epoch }) : words.confusion_not_yet);
    if (found && (found.counts.byteOffset !== this.drawn?.[0] || reel !== this.drawn?.[1] || theme !== this.drawn?.[2])) this.#paint(model, theme);
    const here = found && cell?.film === this.film && cell.epoch === found.epoch;
    this.grid.mark({ windows: here ? [{ row: cell.truth, column: cell.answer, height: 1, width: 1 }] : [] });
    this.#pictures(model, cell?.film === this.film ? cell : null, waiting);
  }

  #paint(model, theme) {
    const { counts } = this.found;
    const { strength_power: power } = model.options.colours;
    this.drawn = [counts.byteOffset, this.reel, theme];
    const scale = scalesOf(theme).activations;
    const shares = sharesOf(counts, this.classes);
    this.grid.setTheme(theme, model.options.colours.out_of_play);
    this.grid.paint(paint(shares, 1, scale, power));
    this.numbers.forEach((span, i) => {
      setText(span, counts[i] ? String(counts[i]) : "");
      span.style.color = textOn(colourOf(shares[i], 1, scale, power)) === "#FFFFFF" ? "#fff" : "#000";
    });
    this.grid.setCursor(this.grid.cursor);
  }

  #describe({ row, column }) {
    if (!this.found) return "";
    const count = this.found.counts[row * this.classes + column];
    const names = this.reel.names;
    return fill(this.words.confusion_cell, { truth: names[row], answer: names[column], count });
  }

  /** An arrow key only goes there; a click, a tap or Enter asks. */
  #pick(cell) {
    if (!this.found) return;
    this.grid.setCursor(cell);
    this.act.over({ kind: "cell", film: this.film, ...cell });
    if (this.asks) this.act.ask({ film: this.film, epoch: this.found.epoch, truth: cell.row, answer: cell.column });
  }

  #pictures(model, cell, waiting) {
    const { words } = this;
    const answered = model.options.confused;
    const here = cell && answered && ["film", "epoch", "truth", "answer"].every((name) => answered[name] === cell[name]);
    const pictures = here ? model.tensors.confused : null;
    this.#tell(this.#text(cell, here ? answered : null, waiting, pictures?.shape[0] ?? 0));
    const shown = pictures ? JSON.stringify(answered) : null;
    if (shown === this.shown) return;
    this.shown = shown;
    this.row.replaceChildren(...(pictures ? this.#canvases(pictures, cell) : []));
  }

  #text(cell, answered, waiting, shown) {
    const { words, reel } = this;
    if (!reel.about.can_show) return words.cannot_show;
    if (!cell) return words.confusion_hint;
    const told = { truth: reel.names[cell.truth], answer: reel.names[cell.answer], epoch: cell.epoch };
    if (!answered) return waiting ? words.waiting : "";
    if (answered.problem) return answered.problem;
    return fill(answered.count ? words.pictures : words.no_pictures, { ...told, shown, count: number(answered.count, 0) });
  }

  #canvases({ data, shape: [count, ...size] }, cell) {
    const length = data.length / count;
    const names = this.reel.names;
    const label = fill(this.words.picture_alt, { truth: names[cell.truth], answer: names[cell.answer] });
    return Array.from({ length: count }, (_, i) => {
      const canvas = element("canvas", { role: "img", "aria-label": label });
      paintPicture(canvas, data.subarray(i * length, (i + 1) * length), size);
      return canvas;
    });
  }

  #tell(text) {
    if (this.said === text) return;
    this.said = text;
    this.told.replaceChildren(...rich(text));
  }
}

/** Counts as shares of their row, so that small classes are seen as well. */
export function sharesOf(counts, classes) {
  const shares = new Float32Array(counts.length);
  for (let row = 0; row < classes; row++) {
    const line = counts.subarray(row * classes, (row + 1) * classes);
    const all = line.reduce((sum, count) => sum + count, 0) || 1;
    line.forEach((count, column) => (shares[row * classes + column] = count / all));
  }
  return shares;
}

