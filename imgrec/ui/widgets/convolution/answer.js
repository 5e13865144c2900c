/** The whole network's answer with the edited filter, beside the answer with the learned one. */

import { element, rich, setText } from "../lib/dom.js";
import { fill, percent } from "../lib/format.js";

const MOST = 10;

export class Answer {
  constructor({ words }) {
    this.words = words;
    this.head = element("p", { class: "conv-head" });
    this.list = element("ul", { class: "conv-classes" });
    this.element = element(
      "section",
      { class: "conv-answer", "aria-label": words.answer, hidden: true },
      this.head,
      this.list,
    );
  }

  draw(model, { editing, filter }) {
    this.element.hidden = !editing;
    if (!editing) return;
    const answer = model.answer(filter);
    const shown = strongest(answer);
    if (this.rows?.length !== shown.length) this.#build(shown.length);
    shown.forEach((index, i) => this.#show(this.rows[i], answer, index, model.options.class_names));
    this.#say(answer, model.options.class_names);
  }

  #say({ learned, now, counted }, names) {
    const winner = best(now ?? learned);
    const told = {
      filter: counted[0],
      filters: counted.join(", "),
      name: names[winner],
      share: percent((now ?? learned)[winner]),
      before: names[best(learned)],
      learned: percent(learned[best(learned)]),
    };
    const kind = !now ? "waiting" : ["learned", "edited"][counted.length] ?? "several";
    const text = fill(this.words[`answer_${kind}`], told);
    if (text !== this.said) this.head.replaceChildren(...rich((this.said = text)));
  }

  #build(count) {
    this.rows = Array.from({ length: count }, () =>
      element(
        "li",
        {},
        element("span"),
        element("i", { "aria-hidden": "true" }),
        element("b", { class: "ir-number" }),
      ),
    );
    this.list.replaceChildren(...this.rows);
  }

  #show(row, { learned, now }, index, names) {
    const [name, bar, share] = row.children;
    const current = (now ?? learned)[index];
    setText(name, names[index]);
    bar.style.setProperty("--now", String(current));
    bar.style.setProperty("--before", String(learned[index]));
    setText(share, percent(current));
    row.classList.toggle("ir-on", index === best(now ?? learned));
  }
}

/** The first of the largest. */
function best(values) {
  return values.indexOf(Math.max(...values));
}

/** At most ten classes, in the network's order; those with the largest share before or after. */
export function strongest({ learned, now }) {
  const size = (i) => Math.max(learned[i], (now ?? learned)[i]);
  const indices = [...learned.keys()].sort((a, b) => size(b) - size(a)).slice(0, MOST);
  return indices.sort((a, b) => a - b);
}
