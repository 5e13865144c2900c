/** The first station: the 27 products, the bias and ReLU, drawn as the convolution's own view does. */

import { Equation } from "../convolution/equation.js";
import { Sums } from "../convolution/sums.js";
import { element } from "../lib/dom.js";

export class Window {
  constructor({ model, words, act }) {
    this.sums = new Sums({ model, words, act });
    this.equation = new Equation({ model, words });
    this.element = element("div", {}, this.sums.element, this.equation.element);
  }

  draw(model, seen) {
    this.sums.draw(model, { ...seen, editing: false });
    this.equation.draw(model, seen);
  }

  destroy() {
    this.sums.destroy();
  }
}
