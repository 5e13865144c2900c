/** A small note beside the pointer; what it says must also stand elsewhere, for the keyboard. */

import { element, setText } from "./dom.js";

const GAP = 14;

export class Tooltip {
  constructor(root) {
    this.root = root;
    this.element = element("div", { class: "ir-tooltip", "aria-hidden": "true", hidden: true });
    root.append(this.element);
  }

  show(text, event) {
    setText(this.element, text);
    this.element.hidden = false;
    const area = this.root.getBoundingClientRect();
    const { x, y } = placed(
      { x: event.clientX - area.left, y: event.clientY - area.top },
      this.element.offsetWidth,
      area.width,
    );
    this.element.style.transform = `translate(${x}px, ${y}px)`;
  }

  hide() {
    this.element.hidden = true;
  }
}

/** Right of the pointer and above it; left of it where the right is too narrow. */
export function placed(pointer, width, available) {
  const fits = pointer.x + GAP + width <= available;
  return { x: Math.max(fits ? pointer.x + GAP : pointer.x - GAP - width, 0), y: pointer.y - 2.4 * GAP };
}
