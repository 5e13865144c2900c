/** Where all parameters are: one bar, true to scale, and what is too thin to see drawn wider. */

import { hideParts } from "./lib/address.js";
import { CodePanels } from "./lib/code_panels.js";
import { element, frames, rich } from "./lib/dom.js";
import { fill, number, percent } from "./lib/format.js";
import { Model } from "./parameters/model.js";

export const create = (context) => new Parameters(context);

class Parameters {
  constructor({ root, options }) {
    Object.assign(this, { root, options });
    this.frames = frames(root, () => this.#draw());
    this.#build();
    this.frames.ask();
  }

  /** The same layers have the same parameters, whatever the picture. */
  update({ options }) {
    if (JSON.stringify(options) === JSON.stringify(this.options)) return;
    this.options = options;
    this.root.replaceChildren();
    this.#build();
    this.frames.ask();
  }

  /** The style sheet follows the theme by itself. */
  setTheme() {}

  destroy() {
    this.frames.cancel();
  }

  #build() {
    const { layers, code: lines, words } = this.options;
    const model = new Model(layers);
    const code = new CodePanels({ code: lines, words });
    Object.assign(this, { model, shown: model.largest, parts: [], said: "" });
    const head = fill(words.head, { total: number(model.total, 0) });
    const rest = { rest: number(model.rest, 0), share: percent(model.rest / model.total, 2) };
    const wider = number(model.total / (model.rest || 1), 0);
    this.sentence = element("p", { class: "ir-say", "aria-live": "polite" });
    const view = element(
      "div",
      { class: "param" },
      element("div", { class: "sum-top" }, element("p", { class: "sum-head" }, ...rich(head)), code.links),
      code.element,
      this.#bar(model.learning, "param-whole"),
      element("p", { class: "sum-head param-rest" }, fill(words.rest, { ...rest, wider })),
      this.#bar(model.others, "param-wide"),
      element("div", { class: "param-list" }, ...model.layers.map((_, i) => this.#row(i))),
      this.sentence,
    );
    this.root.append(view);
    hideParts(this.root);
  }

  #bar(indices, look) {
    const segments = indices.map((i) => {
      const segment = element("i", { style: `flex-grow: ${this.model.count(i)}` });
      if (look === "param-wide" || i === this.model.largest) segment.append(this.model.layers[i].name);
      return this.#part(segment, i);
    });
    return element("div", { class: `param-bar ${look}`, "aria-hidden": "true" }, ...segments);
  }

  #row(i) {
    const { count, name } = this.model.layers[i];
    const written = element("span", { class: "ir-number param-written" }, this.model.written(i));
    const total = element("b", { class: "ir-number" }, number(count, 0));
    const show = () => this.#show(i);
    const attributes = { type: "button", class: "param-row", onfocus: show, onclick: show };
    return this.#part(element("button", attributes, element("span", {}, name), written, total), i);
  }

  #part(part, i) {
    part.addEventListener("pointerenter", () => this.#show(i));
    this.parts.push([part, i]);
    return part;
  }

  #show(i) {
    this.shown = i;
    this.frames.ask();
  }

  #draw() {
    const { model, shown } = this;
    const { words } = this.options;
    for (const [part, i] of this.parts) part.classList.toggle("ir-on", i === shown);
    const { name, count } = model.layers[shown];
    const told = { name, count: number(count, 0), written: model.written(shown) };
    const text = fill(words[count ? "say" : "say_none"], { ...told, share: percent(model.share(shown), 2) });
    if (text !== this.said) this.sentence.replaceChildren(...rich((this.said = text)));
  }
}
