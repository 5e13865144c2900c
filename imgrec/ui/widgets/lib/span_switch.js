/** The switch for what the full colour stands for: one range for a whole layer, or for less. */

import { element } from "./dom.js";

export class SpanSwitch {
  /** @param {{spans: string[], words: Record<string, string>, onChoose: (span: string) => void}} given */
  constructor({ spans, words, onChoose }) {
    this.buttons = spans.map((span) =>
      element(
        "button",
        { type: "button", class: "ir-button", "data-span": span, onclick: () => onChoose(span) },
        words[`range_${span}`],
      ),
    );
    const label = element("span", { class: "ir-muted" }, words.range_label);
    const look = { class: "sum-spans", "data-part": "range", role: "group", "aria-label": words.range_label };
    this.element = element("div", look, label, ...this.buttons);
  }

  draw(chosen) {
    for (const button of this.buttons) {
      button.setAttribute("aria-pressed", String(button.dataset.span === chosen));
    }
  }
}
