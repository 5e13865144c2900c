/** Where a journey ends, why, and the nearest pixel that goes on. */

import { element, rich } from "../lib/dom.js";
import { fill, number } from "../lib/format.js";
import { STATIONS } from "./model.js";
import { activationOf } from "./sentence.js";

export class Ending {
  constructor({ words, act }) {
    this.words = words;
    this.text = element("p", {});
    this.button = element("button", { type: "button", class: "ir-button fol-go", onclick: () => act.pin(this.nearest) });
    this.element = element("aside", { class: "fol-ending", hidden: true }, this.text, this.button);
  }

  draw(model, { journey, step, filter, place }) {
    const here = journey.ends !== null && step === journey.ends;
    this.element.hidden = !here;
    if (!here) return;
    this.text.replaceChildren(...rich(whyOf(model, journey, this.words)));
    this.nearest = model.nearest({ filter, ...place });
    this.button.hidden = !this.nearest;
    if (!this.nearest) return this.text.append(" ", this.words.none_goes_on);
    const other = this.nearest.filter !== filter;
    this.button.textContent = fill(this.words[other ? "go_filter" : "go"], this.nearest);
  }
}

/** Why a journey ends, in a sentence. */
export function whyOf(model, journey, words) {
  const { before, value, verdict, dense } = journey;
  const told = { activation: activationOf(model.options.conv2d.activation, words), before: number(before, 4), value: number(value, 4) };
  if (STATIONS[journey.ends] === "conv2d") return fill(words.ends_relu, told);
  if (STATIONS[journey.ends] === "dense") {
    return fill(words.ends_dense, { unit: dense.unit, sum: number(dense.sum, 4), activation: activationOf(model.options.dense_activation, words) });
  }
  if (!verdict) return words.ends_not_pooled;
  return fill(verdict.tied ? words.ends_tie : words.ends_pool, { ...told, ...verdict.winner, most: number(verdict.value, 4) });
}
