/** A column for each stage: its heading, shape and parameters, its block, and what is said below it. */

import { element, setText } from "../lib/dom.js";
import { fill, number } from "../lib/format.js";
import { isNeverNegative, rangeOf } from "./colours.js";

const RANGED = ["conv2d", "max_pooling2d", "dense"];
const SPANS = ["layer", "map"];

export class Columns {
  /** @param {object} given `blocks`: the parts by block, each with an `element` */
  constructor({ model, words, blocks, act }) {
    this.words = words;
    this.legends = Object.fromEntries(RANGED.map((block) => [block, legend()]));
    this.awake = element("p", { class: "wn-note" });
    this.spans = SPANS.map((span) => element("button", { type: "button", class: "ir-button", onclick: () => act.range(span) }, words[`range_${span}`]));
    const below = {
      picture: [blocks.channels.element, this.#names(model), element("p", { class: "wn-note wn-from_zero" }, words.from_zero), this.#switch(), this.#key()],
      conv2d: [this.legends.conv2d.element],
      max_pooling2d: [this.legends.max_pooling2d.element],
      flatten: [],
      dense: [this.legends.dense.element, this.awake],
      dropout: [element("p", { class: "wn-note" }, fill(words.dropout_off, { n: number(model.units.length, 0) }))],
      output: [element("p", { class: "wn-note" }, fill(words.ten, { n: model.logits.length }))],
    };
    this.elements = model.options.stages.map((stage) =>
      element("div", { class: `wn-column wn-column-${stage.block}` }, heading(stage, act), blocks[stage.block].element, ...below[stage.block]));
  }

  draw(model, { item, span, theme }) {
    this.spans.forEach((button, i) => button.setAttribute("aria-pressed", String(SPANS[i] === span)));
    for (const [block, parts] of Object.entries(this.legends)) this.#legend(block, parts, model, { item, span, theme });
    const awake = model.units.reduce((count, value) => count + (value !== 0), 0);
    const [bold, rest] = fill(this.words.awake, { awake, n: number(model.units.length, 0) }).split("**").filter(Boolean);
    if (this.awake.textContent !== bold + rest) this.awake.replaceChildren(element("b", {}, bold), rest);
  }

  #legend(block, { low, high, ramp, extremes }, model, { item, span, theme }) {
    const map = item?.block === block && block !== "dense" ? item.map : undefined;
    const state = [map, span, theme.name, model];
    const drawn = this.legends[block].drawn;
    if (drawn && state.every((value, i) => value === drawn[i])) return;
    this.legends[block].drawn = state;
    const own = span === "map" && block !== "dense" && map === undefined;
    const range = rangeOf(block, map, model, span);
    const signed = !isNeverNegative(block, model);
    setText(low, own ? "" : number(signed ? -range : 0, signed ? 2 : 0));
    setText(high, own ? this.words.range_each : number(range, 2));
    ramp.style.background = `linear-gradient(90deg, ${signed ? `${theme.negative}, ` : ""}${theme.card}, ${theme.positive})`;
    const { least, most } = model.extremes(block, map);
    const told = { map, least: number(least, 2), most: number(most, 2) };
    setText(extremes, fill(this.words[map === undefined ? "extremes_layer" : "extremes_map"], told));
  }

  #names(model) {
    const names = this.words.channels.split(" ");
    const known = names.length === model.channels.length;
    return element("div", { class: "wn-names", "aria-hidden": "true" }, ...model.channels.map((_, map) => element("span", {}, known ? names[map] : String(map))));
  }

  #switch() {
    return element("div", { class: "wn-range", "data-part": "range", role: "group", "aria-label": this.words.range }, element("span", { class: "wn-note" }, this.words.range_label), ...this.spans);
  }

  #key() {
    return element("p", { class: "wn-note wn-key" }, element("i", { class: "wn-plus" }), this.words.weight_positive, element("br"), element("i", { class: "wn-minus" }), this.words.weight_negative);
  }
}

function legend() {
  const [low, high] = [element("span"), element("span")];
  const ramp = element("i");
  const extremes = element("p", { class: "ir-number wn-extremes" });
  return { low, high, ramp, extremes, element: element("div", { class: "wn-legend" }, element("p", { class: "ir-number" }, low, ramp, high), extremes) };
}

/** The heading leads to the lesson: a true link, which keeps the session when it is clicked. */
function heading({ title, slug, shape, parameters, block }, act) {
  const open = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    act.leave(block);
  };
  const name = slug ? element("a", { href: slug, onclick: open }, title) : title;
  return element(
    "div", { class: "wn-head" },
    element("h3", {}, name), element("p", { class: "ir-number" }, shape), element("p", { class: "ir-number" }, parameters),
  );
}
