/** The square of a photo that the network looks at: dragged, sized, and what is left of it. */

import { Stage } from "./crop/stage.js";
import { centred } from "./crop/square.js";
import { AskingView } from "./lib/asking_view.js";
import { element, rich, setText } from "./lib/dom.js";
import { fill, number } from "./lib/format.js";
import { paintPicture } from "./lib/picture.js";

export const create = (context) => new Crop(context).open();

class Crop extends AskingView {
  makeModel({ tensors, options }) {
    return { ...options, pixels: tensors.pixels };
  }

  get decision() {
    return "crop";
  }

  told({ square, whole }) {
    return { square, whole };
  }

  about({ picture, width, height }) {
    return `${picture} ${width} ${height}`;
  }

  get inHand() {
    return this.stage.dragging;
  }

  parts() {
    const { words, model } = this;
    this.stage = new Stage({ model, words, change: (square) => this.#choose({ square, whole: false }) });
    this.grids = [this.stage];
    this.wholeLink = this.#link(words.use_whole, () => this.#choose({ square: this.state.square, whole: true }));
    this.centreLink = this.#link(words.use_centre, () => this.#choose({ square: centred(this.model), whole: false }));
    const [side] = model.pixels.shape;
    const label = fill(words.sees_label, { name: model.name, side });
    this.seen = element("canvas", { class: "crop-seen", role: "img", "aria-label": label, width: side, height: side });
    this.facts = element("p", { class: "ir-muted" });
    const told = element("div", {}, element("b", {}, words.sees), this.facts);
    const links = element("p", { class: "crop-links" }, element("span", { class: "ir-muted" }, words.drag), this.wholeLink, this.centreLink);
    this.painted = null;
    return [element("div", { class: "crop" }, links, this.stage.element, element("div", { class: "crop-result" }, this.seen, told))];
  }

  paint({ model, square, whole }) {
    this.stage.draw({ square, whole });
    const there = centred(model);
    this.#idle(this.centreLink, !whole && Object.keys(there).every((side) => there[side] === square[side]));
    this.#idle(this.wholeLink, whole);
    const [side] = model.pixels.shape;
    const size = whole ? Math.max(model.width, model.height) : square.size;
    const told = { side, numbers: number(model.pixels.data.length, 0), factor: number(size / side, 1) };
    setText(this.facts, fill(this.words.sees_text, told));
    if (this.painted === model.pixels) return;
    this.painted = model.pixels;
    this.seen.getContext("2d").putImageData(new ImageData(paintPicture(model.pixels), side, side), 0, 0);
  }

  sentence({ model, square, whole }) {
    const { width, height } = model;
    const pixels = { width, height, ...square };
    const told = Object.fromEntries(Object.entries(pixels).map(([name, count]) => [name, number(count, 0)]));
    const name = whole ? (width === height ? "say_whole_square" : "say_whole") : "say";
    return fill(this.words[name], told);
  }

  #choose(choice) {
    const { square, whole } = this.state;
    if (whole === choice.whole && Object.keys(square).every((side) => square[side] === choice.square[side])) return;
    this.change(choice);
    this.ask({ ...choice.square, whole: choice.whole });
  }

  #idle(link, idle) {
    link.setAttribute("aria-disabled", String(idle)); // not disabled: that would lose the focus
  }

  #link(text, onclick) {
    return element("button", { type: "button", class: "ir-link", onclick }, ...rich(text));
  }
}
