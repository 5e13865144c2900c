/** What is there on demand: editing, norms, the Keras line, the same by hand. */

import { element } from "../lib/dom.js";

export class Panels {
  constructor({ model, words, act }) {
    const { keras, numpy } = model.options.code;
    this.code = {
      keras: element("pre", { class: "ir-code", tabindex: "0", hidden: true }, element("code", {}, keras)),
      numpy: element("pre", { class: "ir-code", tabindex: "0", hidden: true }, element("code", {}, numpy)),
    };
    const toggle = (name, part, attribute) =>
      element(
        "button",
        {
          type: "button",
          class: "ir-link",
          "data-part": part,
          [attribute]: "false",
          onclick: () => act.toggle(name),
        },
        words[name],
      );
    this.buttons = {
      editing: toggle("editing", "edit", "aria-pressed"),
      norms: toggle("norms", "norms", "aria-expanded"),
      keras: toggle("keras", "code", "aria-expanded"),
      numpy: toggle("numpy", "code", "aria-expanded"),
    };
    if (!model.options.max_norm) this.buttons.norms.hidden = true;
    this.links = element("div", { class: "ir-links" }, ...Object.values(this.buttons));
    this.element = element("div", { class: "conv-code" }, ...Object.values(this.code));
  }

  draw(model, seen) {
    for (const [name, button] of Object.entries(this.buttons)) {
      const attribute = button.hasAttribute("aria-pressed") ? "aria-pressed" : "aria-expanded";
      button.setAttribute(attribute, String(Boolean(seen[name])));
    }
    for (const [name, code] of Object.entries(this.code)) code.hidden = !seen[name];
  }
}
