/** The whole network on one picture: whatever is pointed at lights what feeds it and what it feeds. */

import { Address, hideParts, recall } from "./lib/address.js";
import { CodePanels } from "./lib/code_panels.js";
import { Announcer, element, frames, rich } from "./lib/dom.js";
import { fill } from "./lib/format.js";
import { actions } from "./whole_network/actions.js";
import { Answers } from "./whole_network/answers.js";
import { budgetOf } from "./whole_network/budget.js";
import { coloursOf } from "./whole_network/colours.js";
import { Columns } from "./whole_network/columns.js";
import { layouts } from "./whole_network/layout.js";
import { Model } from "./whole_network/model.js";
import { addressOf, itemFrom, NAMES } from "./whole_network/places.js";
import { reachOf } from "./whole_network/reach.js";
import { sentenceOf } from "./whole_network/sentence.js";
import { Sheet } from "./whole_network/sheet.js";
import { Stage } from "./whole_network/stage.js";
import { onWeights, weightsOf } from "./whole_network/store.js";
import { trailOf } from "./whole_network/trail.js";

export const create = (context) => new WholeNetwork(context);

class WholeNetwork {
  constructor({ root, tensors, options, theme, decide }) {
    Object.assign(this, { root, theme, decide, words: options.words });
    this.address = new Address();
    this.frames = frames(root, () => this.#draw());
    this.endWaiting = onWeights(() => this.#weigh());
    this.#take({ tensors, options });
    this.state = { hover: null, focus: null, kept: itemFrom(recall(NAMES), this.model), span: "layer" };
    this.#build();
    this.#draw();
  }

  update(given) {
    const { network } = this.model.options;
    this.#take(given);
    this.state.hover = this.state.kept = null;
    if (network !== this.model.options.network) this.#rebuild();
    this.painted = null;
    this.frames.ask();
  }

  setTheme(theme) {
    this.theme = theme;
    this.frames.ask();
  }

  destroy() {
    this.endWaiting();
    this.stage.destroy();
    for (const part of [this.announcer, this.address]) part.destroy();
    this.frames.cancel();
  }

  #take({ tensors, options }) {
    this.model = new Model({ tensors, options, weights: weightsOf(options.network) });
  }

  #weigh() {
    this.model.weights = weightsOf(this.model.options.network);
    this.frames.ask();
  }

  #rebuild() {
    this.said = null;
    this.stage.destroy();
    this.announcer.destroy();
    this.root.replaceChildren();
    this.#build();
  }

  #build() {
    const { words, model } = this;
    this.act = actions(this);
    this.sheets = Object.entries(layouts(model.blocks)).map(([block, layout]) =>
      new Sheet({ block, layout, label: words[`label_${block}`], describe: (item) => sentenceOf(item, this.model, words).replaceAll("**", ""), act: this.act }));
    this.answers = new Answers({ model, label: words.label_output, act: this.act });
    this.blocks = Object.fromEntries([...this.sheets, this.answers].map((part) => [part.block, part]));
    this.columns = new Columns({ model, words, blocks: this.blocks, act: this.act });
    this.stage = new Stage({ model, blocks: this.blocks, columns: this.columns.elements, onResize: () => this.frames.ask() });
    this.announcer = new Announcer();
    this.sentence = element("p", { class: "ir-say" });
    this.open = element("button", { type: "button", class: "ir-link", onclick: () => this.act.openShown() }, words.open);
    this.#place();
    hideParts(this.root);
    this.stage.fit();
  }

  #place() {
    const { options } = this.model;
    const code = new CodePanels({ code: options.code, words: this.words });
    const side = element("div", { class: "wn-side" }, code.links, budgetOf(options, this.words));
    const said = element("div", { class: "wn-said" }, this.sentence, " ", this.open, this.announcer.element);
    const fit = element("div", { class: "wn-fit" }, this.stage.element);
    this.root.append(element("div", { class: "wn" }, fit, element("div", { class: "wn-foot" }, side, code.element, said)));
  }

  #draw() {
    const { model, words, theme, state } = this;
    const { out_of_play: outOfPlay } = model.options.colours;
    const item = this.#shown();
    this.#paint();
    this.columns.draw(model, { item, span: state.span, theme });
    const reach = item ? reachOf(item, model) : trailOf(model);
    this.stage.draw(reach, { theme, outOfPlay: outOfPlay ** (item ? 2 : 1) });
    this.#say(sentenceOf(item, model, words), item);
  }

  #shown() {
    return this.state.hover ?? this.state.focus ?? this.state.kept;
  }

  #paint() {
    const { model, theme, state } = this;
    const painted = [model, theme, state.span];
    if (this.painted?.every((value, i) => value === painted[i])) return;
    this.painted = painted;
    for (const sheet of this.sheets) sheet.paint(coloursOf(sheet.block, model, { theme, span: state.span }), theme.line, sheet.block === "dropout" ? theme.card : null);
    this.answers.draw(model);
    this.blocks.picture.element.setAttribute("aria-label", fill(this.words.label_picture, model.options));
  }

  #say(text, item) {
    if (text === this.said) return;
    this.said = text;
    this.sentence.replaceChildren(...rich(text));
    this.announcer.say(text);
    if (item) this.address.remember(addressOf(item, this.model));
  }
}
