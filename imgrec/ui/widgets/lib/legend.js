/** What the full colour stands for: the two ends of a scale as numbers, with the colours between. */

import { element, setText } from "./dom.js";
import { number } from "./format.js";
import { css } from "./scales.js";

export class Legend {
  constructor() {
    const end = () => element("span", { class: "ir-number" });
    this.element = element("p", { class: "sum-legend" }, end(), element("i"), end());
  }

  draw(range, scale, digits = 3) {
    const [low, ramp, high] = this.element.children;
    const oneSided = scale.negative === scale.zero;
    setText(low, oneSided ? "0" : number(-range, digits));
    setText(high, number(range, digits));
    const colours = oneSided ? [scale.zero, scale.positive] : [scale.negative, scale.zero, scale.positive];
    ramp.style.background = `linear-gradient(90deg, ${colours.map(css).join(", ")})`;
  }
}
