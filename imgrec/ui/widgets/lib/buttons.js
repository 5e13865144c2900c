/** Buttons, and one of a few beside each other. */

import { element } from "./dom.js";

export function button(label, onclick, attributes = {}) {
  return element("button", { type: "button", class: "ir-button", onclick, ...attributes }, label);
}

/** One of a few: `{a: "Label of a"}`. */
export class Choice {
  constructor({ label, options, onChoose, part, shown = true }) {
    this.buttons = Object.entries(options).map(([name, text]) => [name, button(text, () => onChoose(name))]);
    const head = shown ? element("span", { class: "ir-muted", "aria-hidden": "true" }, label) : null;
    const row = element("div", { class: "ir-segments" }, ...this.buttons.map(([, made]) => made));
    const attributes = { class: "ir-choice", role: "group", "aria-label": label, "data-part": part };
    this.element = element("div", attributes, head, row);
  }

  show(chosen) {
    for (const [name, made] of this.buttons) made.setAttribute("aria-pressed", String(name === chosen));
  }
}
