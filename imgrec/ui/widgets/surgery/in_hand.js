/** The part in hand: a filter large with its map, and what can be done with it. */

import { element, setText } from "../lib/dom.js";
import { fill, number } from "../lib/format.js";
import { layerRange, paint, paintFilter, scalesOf } from "../lib/scales.js";
import { nameOf } from "./sentence.js";
import { replacementOf } from "./state.js";

export class InHand {
  constructor({ model, words, act, editor }) {
    Object.assign(this, { words, editor });
    const button = (onclick) => element("button", { type: "button", class: "ir-button", onclick });
    this.toggle = button(() => act.toggle(this.hand.part, this.hand.index));
    this.replace = button(() => act.edit());
    this.restore = button(() => act.restore(this.hand.index));
    this.restore.textContent = words.restore;
    this.name = element("h2", { class: "surg-name" });
    this.filter = element("canvas", { width: model.width, height: model.height, "aria-hidden": "true" });
    this.map = element("canvas", { width: model.geo.columns, height: model.geo.rows, "aria-hidden": "true" });
    this.caption = element("figcaption", { class: "ir-muted" });
    this.pictures = element("figure", { class: "surg-pictures" }, this.filter, this.map, this.caption);
    this.element = element(
      "section",
      { class: "surg-in-hand", "aria-label": words.in_hand },
      this.name,
      this.pictures,
      element("div", { class: "surg-buttons" }, this.toggle, this.replace, this.restore),
      editor.element,
    );
  }

  draw(model, { surgery, hand, editing, theme }) {
    this.hand = hand;
    const isFilter = hand.part === "filters";
    const name = nameOf(model, this.words, hand, surgery);
    setText(this.name, name[0].toUpperCase() + name.slice(1));
    setText(this.toggle, this.words[surgery[hand.part].includes(hand.index) ? "switch_on" : "switch_off"]);
    this.pictures.hidden = this.replace.hidden = this.restore.hidden = !isFilter;
    setText(this.replace, this.words[editing ? "close_editor" : "replace"]);
    this.replace.setAttribute("aria-expanded", String(Boolean(editing)));
    this.restore.disabled = !isFilter || !replacementOf(surgery, hand.index);
    const state = [surgery, hand.index, model, theme];
    if (isFilter && state.some((part, i) => part !== this.state?.[i])) this.#paint(model, surgery, hand.index, theme);
    this.state = isFilter ? state : null;
  }

  #paint(model, surgery, f, theme) {
    const { strength_power: power, range_percentile: percentile } = model.options.colours;
    const map = model.map(surgery, f);
    const off = surgery.filters.includes(f);
    const shown = off ? map.map(() => 0) : map;
    const range = layerRange(map, percentile);
    put(this.filter, paintFilter(model.weights(surgery, f).kernel, model.channels));
    put(this.map, paint(shown, range, scalesOf(theme).values, power));
    setText(this.caption, off ? this.words.map_off : fill(this.words.map, { range: number(range, 2) }));
  }
}

function put(canvas, rgba) {
  const image = new ImageData(new Uint8ClampedArray(rgba), canvas.width, canvas.height);
  canvas.getContext("2d").putImageData(image, 0, 0);
}
