/** Probabilities of the classes as bars; a line marks what each was before. */

import { element, setText } from "./dom.js";
import { percent } from "./format.js";

const MOST = 10;

export class ClassBars {
  /** @param {{names: string[], label: string}} given */
  constructor({ names, label }) {
    this.names = names;
    this.element = element("ul", { class: "ir-classes", "aria-label": label });
  }

  /** @param {ArrayLike<number>} now @param {ArrayLike<number>} before */
  draw(now, before = now) {
    const shown = strongest(now, before);
    if (this.rows?.length !== shown.length) this.#build(shown.length);
    const winner = best(now);
    shown.forEach((index, i) => {
      const [name, bar, share] = this.rows[i].children;
      setText(name, this.names[index]);
      bar.style.setProperty("--now", String(now[index]));
      bar.style.setProperty("--before", String(before[index]));
      setText(share, percent(now[index]));
      this.rows[i].classList.toggle("ir-on", index === winner);
    });
  }

  #build(count) {
    const bar = () => element("i", { "aria-hidden": "true" });
    this.rows = Array.from({ length: count }, () =>
      element("li", {}, element("span"), bar(), element("b", { class: "ir-number" })),
    );
    this.element.replaceChildren(...this.rows);
  }
}

/** The first of the largest. */
export function best(values) {
  return values.indexOf(Math.max(...values));
}

/** A sentence whose numbers keep their percent signs at the end of a line. */
export function together(sentence) {
  return sentence.replaceAll(" %", "\u00a0%");
}

/** At most ten classes, in the network's order; those with the largest share before or now. */
function strongest(now, before) {
  const size = (i) => Math.max(now[i], before[i]);
  const indices = [...now.keys()].sort((a, b) => size(b) - size(a)).slice(0, MOST);
  return indices.sort((a, b) => a - b);
}
