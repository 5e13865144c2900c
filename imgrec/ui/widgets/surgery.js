/** Surgery: switch channels, filters and units off, replace filters, and see the answer move. */

import { actions } from "./surgery/actions.js";
import { Classes } from "./surgery/classes.js";
import { InHand } from "./surgery/in_hand.js";
import { KernelEditor } from "./surgery/kernel_editor.js";
import { Model, startOf } from "./surgery/model.js";
import { sentenceOf } from "./surgery/sentence.js";
import { Channels, Filters, Units } from "./surgery/sheets.js";
import { asDecision, decode, decodeHand, encode, encodeHand, History } from "./surgery/state.js";
import { Steps } from "./surgery/steps.js";
import { Address, hideParts } from "./lib/address.js";
import { CodePanels } from "./lib/code_panels.js";
import { Announcer, element, frames, rich } from "./lib/dom.js";

const TOLD_AFTER = 300; // milliseconds of rest

export const create = (context) => new View(context);

class View {
  constructor({ root, tensors, options, theme, decide }) {
    Object.assign(this, { root, decide, theme, words: options.words });
    this.model = new Model({ tensors, options });
    this.history = new History(this.#remembered());
    this.state = { hand: this.#start(), hover: null, editing: false };
    this.address = new Address();
    this.frames = frames(root, () => this.#draw());
    this.#build();
    this.tell();
    this.frames.ask();
  }

  /** New numbers: another picture or network, or what Python worked out for the surgery. */
  update({ tensors, options }) {
    const same = this.model.fits({ tensors, options });
    this.model = new Model({ tensors, options });
    if (!same) this.#rebuild();
    this.frames.ask();
  }

  setTheme(theme) {
    this.theme = theme;
    this.frames.ask();
  }

  destroy() {
    clearTimeout(this.clock);
    this.frames.cancel();
    this.announcer.destroy();
    this.address.destroy();
    this.units.destroy();
  }

  /** Tell Python what was done, once the person has come to rest. */
  tell() {
    clearTimeout(this.clock);
    const decision = JSON.stringify(asDecision(this.history.now));
    this.told ??= JSON.stringify(asDecision(new History().now));
    this.clock = setTimeout(() => {
      if (decision !== this.told) this.decide("surgery", JSON.parse((this.told = decision)));
    }, TOLD_AFTER);
  }

  #remembered() {
    const asked = new URLSearchParams(location.search).get("off") ?? "";
    return decode(asked, this.model.counts, (f, name) => this.model.preset(f, name));
  }

  #start() {
    const asked = decodeHand(new URLSearchParams(location.search).get("at") ?? "", this.model.counts);
    return asked ?? { part: "filters", index: startOf(this.model) };
  }

  #rebuild() {
    this.destroy();
    this.root.replaceChildren();
    this.history.undoAll();
    Object.assign(this.state, { hand: this.#start(), hover: null, editing: false });
    this.#build();
    this.tell();
  }

  #build() {
    const given = { model: this.model, words: this.words, act: actions(this) };
    this.channels = new Channels(given);
    this.filters = new Filters(given);
    this.units = new Units(given);
    this.classes = new Classes(given);
    this.editor = new KernelEditor(given);
    this.inHand = new InHand({ ...given, editor: this.editor });
    this.steps = new Steps(given);
    const { channels, filters, units, classes, editor, inHand, steps } = this;
    this.parts = [channels, filters, units, classes, editor, inHand, steps];
    this.announcer = new Announcer();
    this.sentence = element("p", { class: "ir-say" });
    const sheets = element("div", {}, filters.element, units.element, channels.element);
    const side = element("div", {}, classes.element, steps.element, inHand.element);
    const code = new CodePanels({ code: this.model.options.code, words: this.words });
    const foot = [this.sentence, this.announcer.element, code.links, code.element];
    this.root.append(element("div", { class: "surg" }, sheets, side), ...foot);
    hideParts(this.root);
  }

  #draw() {
    const { model, theme, state, history, words } = this;
    const surgery = history.now;
    for (const part of this.parts) part.draw(model, { ...state, surgery, history, theme });
    this.#say(sentenceOf(model, surgery, state.hover ?? state.hand, words));
    if (!state.hover) this.address.remember({ at: encodeHand(state.hand), off: encode(surgery) });
  }

  #say(text) {
    if (text === this.said) return;
    this.said = text;
    this.sentence.replaceChildren(...rich(text));
    this.announcer.say(text);
  }
}
