/** The probabilities now, with a mark where each was before, and one where it would go. */

import { element, rich, setText } from "../lib/dom.js";
import { percent, signed } from "../lib/format.js";
import { best } from "./model.js";
import { answerSentence } from "./sentence.js";

const MOST = 10;

export class Classes {
  constructor({ words }) {
    this.words = words;
    this.head = element("p", { class: "surg-answer-head", role: "status" });
    this.list = element("ul", { class: "surg-classes" });
    this.legend = element("p", { class: "ir-muted" }, words.legend);
    this.element = element(
      "section",
      { class: "surg-answer", "aria-label": words.answer },
      this.head,
      this.list,
      this.legend,
    );
  }

  draw(model, { surgery, hover }) {
    const now = model.answer(surgery)?.probabilities;
    const then = hover && model.answerWith(surgery, hover.part, hover.index)?.probabilities;
    const shown = strongest(model.untouched, now ?? model.untouched);
    if (this.rows?.length !== shown.length) this.#build(shown.length);
    shown.forEach((index, i) => this.#show(this.rows[i], model, { index, now, then }));
    this.list.classList.toggle("surg-waiting", !now);
    const text = answerSentence(model, surgery, this.words);
    if (text !== this.said) this.head.replaceChildren(...rich((this.said = text)));
  }

  #build(count) {
    this.rows = Array.from({ length: count }, () =>
      element(
        "li",
        {},
        element("span"),
        element("i", { "aria-hidden": "true" }, element("em")),
        element("b", { class: "ir-number" }),
        element("small", { class: "ir-number" }),
      ),
    );
    this.list.replaceChildren(...this.rows);
  }

  #show(row, model, { index, now, then }) {
    const [name, bar, share, change] = row.children;
    const before = model.untouched[index];
    const current = now ? now[index] : before;
    setText(name, model.options.class_names[index]);
    bar.style.setProperty("--now", String(current));
    bar.style.setProperty("--before", String(before));
    bar.firstChild.hidden = !then;
    if (then) bar.style.setProperty("--then", String(then[index]));
    setText(share, now ? percent(current) : "…");
    setText(change, now ? points(current - before) : "");
    row.classList.toggle("ir-on", Boolean(now) && index === best(now));
  }
}

/** A change of a share in points of a hundred; what rounds to nothing is a plain zero. */
export function points(change) {
  const text = signed(change * 100, 1);
  return /[1-9]/.test(text) ? text : "0";
}

/** At most ten classes in the network's order: those with the largest share before or now. */
export function strongest(before, now) {
  const size = (i) => Math.max(before[i], now[i]);
  const indices = [...before.keys()].sort((a, b) => size(b) - size(a)).slice(0, MOST);
  return indices.sort((a, b) => a - b);
}
