/** The whole journey as a line of stations: the present one large, those never reached faint. */

import { element, setText } from "../lib/dom.js";
import { number, percent } from "../lib/format.js";
import { stepIn } from "../lib/tiles.js";
import { STATIONS } from "./model.js";

const DIGITS = 4;

export class Line {
  constructor({ words, act }) {
    Object.assign(this, { words, act });
    this.stations = STATIONS.map((name, step) => this.#station(name, step));
    this.element = element("ol", { class: "fol-line", "aria-label": words.line }, ...this.stations.map((s) => s.item));
    this.element.addEventListener("keydown", (event) => this.#key(event));
  }

  draw(model, { journey, step, last }) {
    const values = valuesOf(journey, this.words);
    this.stations.forEach(({ item, button, value }, i) => {
      const here = i === step;
      setText(value, i > last ? this.words.not_reached : values[i]);
      button.disabled = i > last;
      button.tabIndex = here ? 0 : -1;
      if (here) button.setAttribute("aria-current", "step");
      else button.removeAttribute("aria-current");
      item.classList.toggle("fol-here", here);
      item.classList.toggle("fol-past", i < step);
      item.classList.toggle("fol-end", i === journey.ends);
    });
    this.shown = { step, last };
  }

  #station(name, step) {
    const value = element("b", { class: "ir-number" });
    const label = element("small", {}, this.words[`station_${name}`]);
    const button = element(
      "button",
      { type: "button", class: "fol-station", onclick: () => this.act.step(step) },
      element("i", { "aria-hidden": "true" }, String(step + 1)),
      label,
      value,
    );
    return { item: element("li", { "data-station": name }, button), button, value };
  }

  #key(event) {
    const to = ["[", "]"].includes(event.key) ? null : stepIn(event.key, this.shown.step, STATIONS.length);
    const around = event.key.startsWith("Arrow") && Math.abs(to - this.shown.step) > 1;
    if (to === null || around) return;
    event.preventDefault();
    event.stopPropagation();
    const step = Math.min(to, this.shown.last);
    this.shown.step = step; // at once: a second key may come before the next frame
    this.act.step(step);
    this.stations[step].button.focus();
  }
}

/** What the number is at each station. */
function valuesOf(journey, words) {
  const { value, verdict, flat, dense, output, probability } = journey;
  return [
    number(value, DIGITS),
    verdict?.wins ? number(verdict.value, DIGITS) : words.loses,
    flat ? `[${flat.index}]` : words.not_reached,
    dense ? number(dense.activation, DIGITS) : words.not_reached,
    output ? number(output.logit, DIGITS) : words.not_reached,
    probability ? percent(probability.value) : words.not_reached,
  ];
}
