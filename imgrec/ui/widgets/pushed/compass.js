/** Eight buttons around one: push the picture by a pixel, or put it back. */

import { button } from "../lib/buttons.js";
import { element } from "../lib/dom.js";

const NAMES = [
  ["up_left", "↖"], ["up", "↑"], ["up_right", "↗"],
  ["left", "←"], ["back", "●"], ["right", "→"],
  ["down_left", "↙"], ["down", "↓"], ["down_right", "↘"],
];

export class Compass {
  constructor({ words, act }) {
    this.buttons = NAMES.map(([name, sign], place) => {
      const by = { down: Math.floor(place / 3) - 1, right: (place % 3) - 1 };
      const press = () => (name === "back" ? act.back() : act.push(by));
      return { by, name, button: button(sign, press, { "aria-label": words[name], title: words[name] }) };
    });
    const attributes = { class: "push-compass", role: "group", "aria-label": words.compass, "data-part": "compass" };
    this.element = element("div", attributes, ...this.buttons.map(({ button: made }) => made));
    this.element.addEventListener("keydown", (event) => this.#key(event, act));
  }

  draw({ model, push }) {
    for (const { by, name, button: made } of this.buttons) {
      const to = model.further(push, by);
      const stuck = to.down === push.down && to.right === push.right;
      const idle = name === "back" ? !(push.down || push.right) : stuck;
      made.setAttribute("aria-disabled", String(idle)); // not disabled: that would lose the focus
    }
  }

  #key(event, act) {
    const named = { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "left", ArrowRight: "right" }[event.key];
    if (!named) return;
    event.preventDefault();
    act.push(this.buttons.find(({ name }) => name === named).by);
  }
}
