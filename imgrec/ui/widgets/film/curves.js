/** Loss and accuracy over the epochs, and a table that is their legend and says the values. */

import { element, setText } from "../lib/dom.js";
import { fill, number, percent } from "../lib/format.js";
import { Plot, svg } from "./plot.js";

const HEIGHT = 190;
const LINES = [
  { name: "training", loss: "loss", accuracy: "accuracy" },
  { name: "held_out", loss: "val_loss", accuracy: "val_accuracy" },
];

export class Curves {
  constructor({ model, words, act }) {
    this.words = words;
    const plot = () => new Plot({ height: HEIGHT, onPoint: act.point, onPick: act.pick });
    this.plots = { loss: plot(), accuracy: plot() };
    const figure = (name) =>
      element("figure", { class: "ir-figure" }, element("p", { class: "ir-above" }, element("b", {}, words[name]), " ", words.over_epochs), this.plots[name].element);
    this.body = element("tbody");
    const head = [element("td"), ...[words.loss, words.accuracy].map((text) => element("th", { scope: "col" }, text))];
    const table = element("table", { class: "fi-figures" }, element("thead", {}, element("tr", {}, ...head)), this.body);
    this.note = element("p", { class: "ir-muted" });
    this.element = element("div", { class: "fi-curves", "data-films": model.reels.length }, figure("loss"), figure("accuracy"), element("div", { class: "fi-legend" }, table, this.note));
    this.#rows(model);
  }

  get all() {
    return Object.values(this.plots);
  }

  draw(model, { moments }) {
    const { reels, end } = model;
    const cursor = reels[0].progress[moments[0]];
    for (const kind of ["loss", "accuracy"]) {
      const text = kind === "loss" ? (value) => number(value, value < 10 ? 1 : 0) : (value) => `${number(value * 100, 0)} %`;
      this.plots[kind].draw({ x: [0, end], y: rangeOf(reels, kind), lines: linesOf(reels, kind), ends: endsOf(reels, kind), yText: text, whole: true, cursor }, this.#label(reels, kind));
    }
    this.rows.forEach((row) => this.#fill(row, reels[row.film], moments[row.film]));
    const k = reels[0].measured(moments[0]);
    const epoch = k < 0 ? null : reels[0].tensors.epoch.data[reels[0].tensors.measured.data[k]];
    const within = epoch !== null && reels[0].progress[moments[0]] !== epoch;
    setText(this.note, within ? fill(this.words.held_out_at, { epoch }) : "");
  }

  #rows(model) {
    const two = model.reels.length > 1;
    this.rows = model.reels.flatMap((reel, film) =>
      [...LINES, { name: "test" }].map((line) => ({ ...line, film, element: this.#row(line.name, film) })),
    );
    const of = (film) => this.rows.filter((row) => row.film === film).map((row) => row.element);
    this.body.replaceChildren(...model.reels.flatMap((_, film) => [...(two ? [this.#name(film)] : []), ...of(film)]));
  }

  #name(film) {
    return element("tr", {}, element("th", { scope: "colgroup", colspan: "3", class: "fi-of" }, this.words[film ? "second" : "first"]));
  }

  #row(name, film) {
    const cell = () => element("td", { class: "ir-number" });
    return element("tr", { "data-line": `${film}-${name}` }, element("th", { scope: "row" }, swatch(name, film), " ", this.words[name]), cell(), cell());
  }

  #fill({ name, loss, accuracy, element: row }, reel, moment) {
    const [, lossCell, accuracyCell] = row.children;
    const { test } = reel.about;
    row.hidden = name === "test" && !test;
    if (name === "test") {
      setText(lossCell, test ? number(test.loss) : "");
      setText(accuracyCell, test ? percent(test.accuracy) : "");
      return;
    }
    const at = name === "held_out" && reel.measured(moment) >= 0 ? reel.tensors.measured.data[reel.measured(moment)] : moment;
    const [l, a] = [reel.figure(loss, at), reel.figure(accuracy, at)];
    setText(lossCell, l === null ? "–" : number(l));
    setText(accuracyCell, a === null ? "–" : percent(a));
  }

  #label(reels, kind) {
    const { words } = this;
    const lines = reels.flatMap(() => LINES.map(({ name }) => words[name]));
    return fill(words[`${kind}_label`], { lines: lines.join(", ") });
  }
}

function linesOf(reels, kind) {
  return reels.flatMap((reel, film) =>
    LINES.map((line) => ({ points: reel.line(line[kind]), kind: line.name, film, marks: line.name === "held_out" && reel.tensors.measured.data.length <= 40 })),
  );
}

function endsOf(reels, kind) {
  const tested = reels.map((reel, film) => ({ reel, film })).filter(({ reel }) => reel.about.test);
  return tested.map(({ reel, film }) => ({ points: [[reel.progress[reel.last], reel.about.test[kind]]], film }));
}

/** From zero for shares, around the values for the loss; one outlier at the start is cut off. */
function rangeOf(reels, kind) {
  const values = [...linesOf(reels, kind), ...endsOf(reels, kind)].flatMap(({ points }) => points.map(([, y]) => y));
  if (!values.length) return [0, 1];
  if (kind === "accuracy") return [0, Math.min(1, Math.ceil(Math.max(...values, 0.1) * 10.5) / 10)];
  const sorted = [...values].sort((a, b) => a - b);
  const high = Math.min(sorted.at(-1), 2 * sorted[Math.floor(sorted.length * 0.9)]);
  return [0, high * 1.05];
}

function swatch(name, film) {
  const shape = {
    training: () => [svg("path", { d: "M1 7H29" })],
    held_out: () => [svg("path", { d: "M1 7H29" }), svg("circle", { cx: 15, cy: 7, r: 3 })],
    test: () => [],
  }[name]();
  const group = name === "test" ? svg("path", { class: `fi-end fi-film-${film}`, d: "M15 2l5 5l-5 5l-5 -5z" }) : svg("g", { class: `fi-line fi-${name} fi-film-${film}` }, ...shape);
  return svg("svg", { class: "fi-swatch", width: 30, height: 14, "aria-hidden": "true" }, group);
}

