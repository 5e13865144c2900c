/** The Keras line and the same by hand, each behind a button; only the kinds that are given. */

import { element } from "./dom.js";

const KINDS = ["keras", "numpy"];

export class CodePanels {
  /** @param {{code: {keras?: string, numpy?: string}, words: Record<string, string>}} given */
  constructor({ code, words }) {
    const kinds = KINDS.filter((kind) => code[kind] !== undefined);
    const panels = kinds.map((kind) =>
      element("pre", { class: `ir-code ir-code-${kind}`, tabindex: "0", hidden: true }, element("code", {}, code[kind])),
    );
    const buttons = kinds.map((kind, i) => button(words[kind], panels[i]));
    this.links = element("div", { class: "ir-links", "data-part": "code" }, ...buttons);
    this.element = element("div", { class: "ir-codes", "data-part": "code" }, ...panels);
  }
}

function button(label, panel) {
  const made = element("button", { type: "button", class: "ir-link", "aria-expanded": "false" }, label);
  made.addEventListener("click", () => {
    panel.hidden = !panel.hidden;
    made.setAttribute("aria-expanded", String(!panel.hidden));
    if (!panel.hidden) panel.scrollIntoView({ block: "nearest" });
  });
  return made;
}
