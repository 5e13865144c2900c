/** Try to change its mind: a picture changed by sliders, and the answer beside the one before. */

import { inWords } from "./changes/values.js";
import { Sliders } from "./changes/sliders.js";
import { AskingView } from "./lib/asking_view.js";
import { best, ClassBars, together } from "./lib/class_bars.js";
import { element } from "./lib/dom.js";
import { fill, percent } from "./lib/format.js";
import { paintPicture } from "./lib/picture.js";

export const create = (context) => new Changed(context).open();

class Changed extends AskingView {
  makeModel({ tensors, options }) {
    return { ...options, ...tensors };
  }

  get decision() {
    return "changes";
  }

  told({ values }) {
    return { values: { ...values } };
  }

  about({ picture }) {
    return picture;
  }

  parts() {
    const { words, model } = this;
    this.sliders = new Sliders({ ranges: model.ranges, words, change: (values) => this.#choose(values) });
    this.bars = new ClassBars({ names: model.class_names, label: words.answer });
    this.pictures = ["before", "now"].map((name) => this.#picture(name));
    const pictures = element("div", { class: "chg-pictures" }, ...this.pictures.map(({ figure }) => figure));
    const note = element("p", { class: "ir-muted" }, words.bars_note);
    return [element("div", { class: "chg" }, this.sliders.element, pictures, element("div", {}, this.bars.element, note))];
  }

  paint({ model, values }) {
    this.sliders.draw(values);
    if (this.painted === model && this.pictures.every(({ canvas }) => canvas.painted)) return;
    this.painted = model;
    this.bars.draw(model.probabilities_now.data, model.probabilities_before.data);
    for (const { name, canvas } of this.pictures) {
      const [rows, columns] = model[name].shape;
      canvas.getContext("2d").putImageData(new ImageData(paintPicture(model[name]), columns, rows), 0, 0);
      canvas.painted = true;
    }
  }

  /** Of what has been answered, which may lag a little behind the slider: words and numbers belong together. */
  sentence({ model }) {
    const [before, now] = [model.probabilities_before.data, model.probabilities_now.data];
    const [first, second] = [best(before), best(now)];
    const changes = inWords(model.values, this.words);
    const told = { changes, before: model.class_names[first], now: model.class_names[second] };
    Object.assign(told, { share_before: percent(before[first]), share: percent(now[second]) });
    const name = changes ? (first === second ? "say_same" : "say_other") : "say_none";
    return together(fill(this.words[name], told));
  }

  #choose(values) {
    const now = { ...this.state.values, ...values };
    this.change({ values: now });
    this.ask({ values: now });
  }

  #picture(name) {
    const { words, model } = this;
    const [rows, columns] = model[name].shape;
    const label = fill(words[`${name}_alt`], { name: model.name });
    const canvas = element("canvas", { role: "img", "aria-label": label, width: columns, height: rows });
    const figure = element("figure", { class: "ir-figure" }, canvas, element("figcaption", {}, words[name]));
    return { name, canvas, figure };
  }
}
