/** Occlusion: a patch over the picture that one drags, and the ten answers follow. */

import { Choice } from "./lib/buttons.js";
import { ClassBars, together } from "./lib/class_bars.js";
import { CodePanels } from "./lib/code_panels.js";
import { element, rich } from "./lib/dom.js";
import { fill } from "./lib/format.js";
import { View } from "./lib/view.js";
import { Grids } from "./occlusion/grids.js";
import { Model } from "./occlusion/model.js";
import { hurtsOf, sentenceOf } from "./occlusion/sentence.js";
import { remembered, startOf } from "./occlusion/state.js";

const ASKED_AFTER = 300; // milliseconds of rest: a photo's square may still be moving

export const create = (context) => new Occlusion(context).open();

class Occlusion extends View {
  open() {
    super.open();
    this.#ask();
    return this;
  }

  /** The answers for a patch are no reason to build anything anew. */
  builtFor({ tensors: { image, probabilities }, options }) {
    return super.builtFor({ tensors: { image, probabilities }, options });
  }

  update(given) {
    super.update(given);
    this.#ask();
  }

  destroy() {
    clearTimeout(this.asking);
    super.destroy();
  }

  makeModel(given) {
    return new Model(given);
  }

  start() {
    return startOf(this.model);
  }

  parts() {
    const { model, words } = this;
    const act = this.#actions();
    const { sizes, colours_of_patch: colours } = model.options;
    this.map = new Grids({ model, words, act });
    this.grids = [this.map.picture, this.map.map];
    this.bars = new ClassBars({ names: model.options.class_names, label: words.answers });
    this.opener = element("button", { type: "button", class: "ir-button", onclick: act.open }, words.open);
    this.invitation = element("p", { class: "occ-invite" }, `${words.invite} `, this.opener);
    const labels = (keys, text) => Object.fromEntries(keys.map((key) => [key, text(key)]));
    const sizeTexts = labels(sizes, (size) => fill(words.pixels, { size }));
    this.size = new Choice({ label: words.size, options: sizeTexts, part: "patch-size", onChoose: (size) => act.patch({ size: Number(size) }) });
    const colourTexts = labels(colours, (name) => words[`colour_${name}`]);
    this.colour = new Choice({ label: words.colour, options: colourTexts, part: "patch-colour", onChoose: (colour) => act.patch({ colour }) });
    this.watch = element("select", { class: "occ-watch", "aria-label": words.chosen, onchange: (event) => act.watch(Number(event.target.value)) });
    const watching = element("label", { class: "ir-choice" }, element("span", { class: "ir-muted" }, words.watch), this.watch);
    this.controls = element("div", { class: "occ-controls" }, this.size.element, this.colour.element, watching);
    this.hurts = element("p", { class: "occ-hurts" });
    const answers = element("div", { class: "occ-answers" }, this.invitation, this.bars.element, this.hurts);
    const code = new CodePanels({ code: model.options.code, words });
    this.below = [code.links, code.element];
    return [this.controls, element("div", { class: "occ" }, ...this.map.elements, answers)];
  }

  paint(seen) {
    const { model, words } = this;
    const watched = seen.watched ?? model.order[0];
    const ready = seen.open && model.answers(seen.patch);
    this.shown = { ...seen, watched, ready, size: seen.patch.size };
    this.map.draw(model, this.shown);
    this.bars.draw(ready ? model.probabilities(seen.place) : model.before, model.before);
    this.invitation.hidden = seen.open;
    this.controls.hidden = !seen.open;
    this.size.show(String(seen.patch.size));
    this.colour.show(seen.patch.colour);
    if (this.listed !== model) this.#list(model);
    this.watch.value = String(watched);
    const text = ready ? together(hurtsOf(model, this.shown, words)) : words.waiting;
    this.hurts.hidden = !seen.open;
    if (this.hurts.said !== text) this.hurts.replaceChildren(...rich((this.hurts.said = text)));
  }

  sentence() {
    return together(sentenceOf(this.model, this.shown, this.words));
  }

  remembered() {
    return remembered(this.state, this.model);
  }

  #list(model) {
    this.listed = model;
    const option = (index) => element("option", { value: index }, model.options.class_names[index]);
    this.watch.replaceChildren(...model.order.map(option));
  }

  #actions() {
    const patch = (values) => {
      this.change({ open: true, patch: { ...this.state.patch, ...values } });
      this.#ask();
    };
    return {
      patch,
      open: () => patch({}),
      move: (place) => place && this.change({ place }), // it stays where the pointer leaves it
      watch: (watched) => this.change({ watched }),
      turnSize: (step) => {
        const { sizes } = this.model.options;
        const at = sizes.indexOf(this.state.patch.size) + step + sizes.length;
        patch({ size: sizes[at % sizes.length] });
      },
    };
  }

  /** Ask for the answers of this patch on this picture, unless they are here or asked for. */
  #ask() {
    clearTimeout(this.asking);
    const { open, patch } = this.state;
    if (!open || this.model.answers(patch)) return;
    const { picture } = this.model.options;
    this.asking = setTimeout(() => this.decide("patch", { ...patch, picture }), ASKED_AFTER);
  }
}
