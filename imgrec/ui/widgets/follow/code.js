/** The Keras line and the NumPy of the present station, on demand. */

import { element, setText } from "../lib/dom.js";
import { STATIONS } from "./model.js";

const KINDS = ["keras", "numpy"];

export class Code {
  constructor({ words, act }) {
    this.buttons = KINDS.map((kind) =>
      element("button", { type: "button", class: "ir-link", "data-part": "code", "aria-expanded": "false", onclick: () => act.toggle(kind) }, words[kind]),
    );
    this.codes = KINDS.map(() => element("pre", { class: "ir-code", tabindex: "0", hidden: true }, element("code", {})));
    this.links = element("div", { class: "ir-links" }, ...this.buttons);
    this.element = element("div", { class: "fol-code" }, ...this.codes);
  }

  draw(model, seen) {
    const code = model.options.code[STATIONS[seen.step]];
    KINDS.forEach((kind, i) => {
      this.buttons[i].setAttribute("aria-expanded", String(Boolean(seen[kind])));
      this.codes[i].hidden = !seen[kind];
      setText(this.codes[i].firstChild, code[kind]);
    });
  }
}
