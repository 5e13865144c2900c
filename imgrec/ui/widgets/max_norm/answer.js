/** The network's answer under a limit, beside what it was. */

import { element, rich, setText } from "../lib/dom.js";
import { fill } from "../lib/format.js";
import { share } from "../softmax/model.js";

export class Answer {
  constructor({ model, words }) {
    this.words = words;
    this.rows = model.names.map((name) => {
      const bar = element("i", { "aria-hidden": "true" });
      return element("li", {}, element("span", {}, name), bar, element("b", { class: "ir-number" }));
    });
    this.head = element("p", { class: "sum-head" });
    this.element = element("div", { class: "norm-answer" }, this.head, element("ul", {}, ...this.rows));
  }

  draw(model, { now }) {
    const best = now.indexOf(Math.max(...now));
    this.rows.forEach((row, k) => {
      const [, bar, text] = row.children;
      bar.style.setProperty("--now", String(now[k]));
      bar.style.setProperty("--before", String(model.learned[k]));
      setText(text, share(now[k], 1));
      row.classList.toggle("ir-on", k === best);
    });
    const before = model.learned.indexOf(Math.max(...model.learned));
    const told = { name: model.names[best], share: share(now[best], 1) };
    const learned = { before: model.names[before], learned: share(model.learned[before], 1) };
    const text = fill(this.words.answer, { ...told, ...learned });
    if (text !== this.said) this.head.replaceChildren(...rich((this.said = text)));
  }
}
