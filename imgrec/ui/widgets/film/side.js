/** One film below the chart: its filters, answers, confusion and units at one moment. */

import { element } from "../lib/dom.js";
import { Answers } from "./answers.js";
import { Confusion } from "./confusion.js";
import { Filters } from "./filters.js";
import { Units } from "./units.js";

export class Side {
  constructor({ model, reel, words, act }) {
    const given = { model, reel, words, act };
    this.place = reel.place;
    this.units = new Units(given);
    this.drawn = [new Filters(given), new Answers(given), new Confusion(given), this.units];
    const [filters, answers, confusion] = this.drawn;
    const two = model.reels.length > 1;
    const title = two ? element("h3", { class: `fi-title fi-film-${reel.place}` }, words[reel.place ? "second" : "first"]) : null;
    const left = element("div", { class: "fi-column" }, filters.element, confusion.element);
    const right = element("div", { class: "fi-column" }, answers.element, ...this.units.elements);
    this.element = element("div", { class: "fi-side" }, title, element("div", { class: "fi-columns" }, left, right));
  }

  get all() {
    return this.drawn.flatMap((part) => part.all ?? []);
  }

  draw(model, seen) {
    const reel = model.reels[this.place];
    const own = { moment: seen.moments[this.place], picture: seen.pictures[this.place] };
    for (const part of this.drawn) part.draw(model, { ...seen, ...own, reel });
  }
}
