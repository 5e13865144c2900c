/** All probabilities of both pictures as bars that meet in the middle, and their differences. */

import { element, setText } from "../lib/dom.js";
import { percent } from "../lib/format.js";
import { apart } from "./differences.js";

export class Answers {
  constructor({ model, words }) {
    this.words = words;
    this.heads = ["first", "name", "second", "difference"].map((name) => element("th", { scope: "col", "data-head": name }));
    this.rows = model.options.class_names.map((name) => row(name));
    const heads = element("tr", {}, element("td"), this.heads[0], this.heads[1], this.heads[2], element("td"), this.heads[3]);
    const table = element("table", { class: "com-table com-answers" }, element("thead", {}, heads), element("tbody", {}, ...this.rows));
    this.element = element("section", { "data-part": "answers" }, element("p", { class: "com-head" }, element("b", {}, words.answers)), table);
  }

  draw(model) {
    if (model === this.model) return;
    this.model = model;
    const { words } = this;
    [model.names[0], words.class, model.names[1], words.points_head].forEach((text, i) => setText(this.heads[i], text));
    const [first, second] = model.sides;
    this.rows.forEach((line, c) => {
      const [left, one, , other, right, difference] = line.children;
      const shares = [first.probabilities[c], second.probabilities[c]];
      bar(left, shares[0], c === first.winner);
      bar(right, shares[1], c === second.winner);
      setText(one, percent(shares[0]));
      setText(other, percent(shares[1]));
      setText(difference, apart(100 * (shares[1] - shares[0]), 1));
      line.classList.toggle("com-on", c === first.winner || c === second.winner);
    });
  }
}

function bar(cell, share, wins) {
  cell.firstChild.style.setProperty("--now", String(share));
  cell.classList.toggle("com-wins", wins);
}

function row(name) {
  const cell = () => element("td", { class: "ir-number" });
  const barred = (side) => element("td", { class: `com-bar com-${side}` }, element("i", { "aria-hidden": "true" }));
  return element("tr", {}, barred("left"), cell(), element("th", { scope: "row" }, name), cell(), barred("right"), cell());
}
