/** A strip of dots a class, one dot a mask, with the answer of predicting as a line. */

import { clamp } from "../lib/cells.js";
import { element, rich, setText } from "../lib/dom.js";
import { fill, number, percent } from "../lib/format.js";
import { randomNumbers } from "../lib/random.js";
import { best } from "./model.js";
import { spreadSentence, writer } from "./sentence.js";

const PADDING = 6; // CSS pixels, so that no dot is cut off at 0 % or 100 %
const DOT = 2.1;
const KINDS = ["probabilities", "logits"];

export class Strips {
  constructor({ model, words, act }) {
    Object.assign(this, { words, act });
    this.height = randomNumbers(model.count, 0); // so that dots on each other can be told apart
    this.head = element("p", { class: "drop-head" });
    this.text = element("p", { class: "drop-spread" });
    this.rows = model.options.class_names.map((name, c) => this.#row(name, c, model.count));
    this.kinds = KINDS.map((kind) => element("button", { type: "button", class: "ir-button", onclick: () => act.kind(kind) }, words[kind]));
    this.limits = [element("span"), element("span")];
    const axis = element("span", { class: "drop-axis" }, this.limits[0], element("i", {}, words.axis), this.limits[1]);
    const heads = [element("td"), ...[axis, words.steady, words.mean_short].map((head) => element("th", { scope: "col" }, head))];
    const body = element("tbody", {}, ...this.rows.map((row) => row.element));
    this.element = element(
      "section", { class: "drop-strips", "data-part": "strips" },
      element("div", { class: "drop-top" }, this.head, element("div", { class: "drop-modes", role: "group", "aria-label": words.kind }, ...this.kinds)),
      element("table", {}, element("thead", {}, element("tr", {}, ...heads)), body),
      element("p", { class: "drop-key", "aria-hidden": "true" }, words.axis), this.text,
    );
    this.observer = new ResizeObserver(() => this.#drawAll());
    this.observer.observe(this.rows[0].canvas);
  }

  draw(model, { batch, copy, theme, settings, kind }) {
    const seen = { model, batch, copy, theme, kind };
    if (this.seen && Object.keys(seen).every((name) => seen[name] === this.seen[name])) return;
    this.seen = seen;
    const write = writer(kind);
    const steady = model.steady[kind];
    this.ends = endsOf(batch[kind], kind);
    setText(this.head, fill(this.words.strips_head, { count: model.count }));
    [this.ends.least, this.ends.most].forEach(({ text }, i) => setText(this.limits[i], text));
    this.kinds.forEach((button, i) => button.setAttribute("aria-pressed", String(KINDS[i] === kind)));
    this.rows.forEach((row, c) => {
      setText(row.steady, write(steady[c]));
      setText(row.mean, write(batch[kind].means[c]));
      row.canvas.setAttribute("aria-valuenow", String(copy));
      row.canvas.setAttribute("aria-valuetext", fill(this.words.dot, { copy, value: write(batch[kind].values[copy][c]) }));
      row.element.classList.toggle("ir-on", c === best(steady));
    });
    this.text.replaceChildren(...rich(spreadSentence(model, { batch, settings, kind }, this.words)));
    this.#drawAll();
  }

  destroy() {
    this.observer.disconnect();
  }

  #row(name, c, count) {
    const row = {
      canvas: element("canvas", {
        role: "slider", tabindex: c ? -1 : 0, "aria-label": fill(this.words.dots, { name }), "aria-valuemin": 0, "aria-valuemax": count - 1,
        onclick: (event) => this.#pick(event), onkeydown: (event) => this.#key(event, c),
      }),
      steady: element("td", { class: "ir-number" }), mean: element("td", { class: "ir-number" }),
    };
    row.element = element("tr", {}, element("th", { scope: "row" }, name), element("td", { class: "drop-strip" }, row.canvas), row.steady, row.mean);
    return row;
  }

  /** Left and right go from dot to dot, up and down to another class. */
  #key(event, c) {
    const turn = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const { batch, kind, copy } = this.seen;
    const to = nextDot(batch[kind].values.map((answer) => answer[c]), copy, event.key);
    if (turn) this.#focus(clamp(c + turn, 0, this.rows.length - 1));
    else if (to !== null) this.act.copy(to);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #focus(c) {
    this.rows.forEach((row, i) => (row.canvas.tabIndex = i === c ? 0 : -1));
    this.rows[c].canvas.focus();
  }

  /** The mask whose dot is the nearest. */
  #pick(event) {
    const c = this.rows.findIndex((row) => row.canvas === event.currentTarget);
    const box = event.currentTarget.getBoundingClientRect();
    const share = clamp((event.clientX - box.left - PADDING) / (box.width - 2 * PADDING), 0, 1);
    const { least, most } = this.ends;
    const value = least.value + share * (most.value - least.value);
    const away = this.seen.batch[this.seen.kind].values.map((answer) => Math.abs(answer[c] - value));
    this.act.copy(away.indexOf(Math.min(...away)));
  }

  #drawAll() {
    if (this.seen) this.rows.forEach((row, c) => this.#draw(row.canvas, c));
  }

  #draw(canvas, c) {
    const { model, batch, copy, theme, kind } = this.seen;
    const { values } = batch[kind];
    const { least, most } = this.ends;
    const [width, height] = [canvas.clientWidth, canvas.clientHeight];
    const ratio = devicePixelRatio;
    Object.assign(canvas, { width: Math.round(width * ratio), height: Math.round(height * ratio) });
    const context = canvas.getContext("2d");
    context.scale(ratio, ratio);
    const x = (value) => PADDING + ((value - least.value) / (most.value - least.value)) * (width - 2 * PADDING);
    const y = (i) => 4 + this.height[i] * (height - 8);
    const dot = (i, radius) => {
      context.beginPath();
      context.arc(x(values[i][c]), y(i), radius, 0, 2 * Math.PI);
      context.fill();
    };
    context.fillStyle = theme.line;
    context.fillRect(PADDING, height / 2 - 0.5, width - 2 * PADDING, 1);
    context.fillStyle = theme.positive;
    context.globalAlpha = 0.4;
    values.forEach((_, i) => dot(i, DOT));
    context.globalAlpha = 1;
    context.fillStyle = theme.ink;
    context.fillRect(x(model.steady[kind][c]) - 1, 1, 2, height - 2);
    context.fillStyle = theme.accent;
    dot(copy, 2 * DOT);
  }
}

/** The mask whose dot comes next by value, for a key; null for other keys. */
export function nextDot(values, copy, key) {
  const order = [...values.keys()].sort((a, b) => values[a] - values[b] || a - b);
  const last = order.length - 1;
  const rank = order.indexOf(copy);
  const to = { ArrowLeft: rank - 1, ArrowRight: rank + 1, Home: 0, End: last }[key];
  return to === undefined ? null : order[clamp(to, 0, last)];
}

/** From where to where the strips go: all of a share, or as far as the logits go. */
export function endsOf({ least, most }, kind) {
  const [from, to] = kind === "logits" ? [Math.floor(Math.min(...least)), Math.ceil(Math.max(...most))] : [0, 1];
  const write = kind === "logits" ? (value) => number(value, 0) : (value) => percent(value, 0);
  return { least: { value: from, text: write(from) }, most: { value: to, text: write(to) } };
}
