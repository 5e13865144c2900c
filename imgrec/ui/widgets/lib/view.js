/**
 * What every view does alike: it is built once, drawn when asked, follows the theme, says a sentence.
 *
 * A view tells: `makeModel(given)`, `start()` (its first state), `parts()` (builds, gives elements),
 * `paint(seen)` (draws all parts), `sentence(seen)`, and `remembered()` (what goes in the address).
 * In `parts` it may set `this.grids` (which end with it), `this.player`, and `this.below` (what stands
 * below the sentence and the player).
 */

import { Address, hideParts } from "./address.js";
import { Announcer, element, frames, rich } from "./dom.js";

export class View {
  constructor({ root, tensors, options, theme, decide }) {
    Object.assign(this, { root, theme, decide, words: options.words, given: { tensors, options } });
    this.address = new Address();
    this.announcer = new Announcer();
    this.frames = frames(root, () => this.#draw());
  }

  /** Build it: after the constructor, because a view's own private methods are not there before. */
  open() {
    this.model = this.makeModel(this.given);
    this.state = { hover: null, ...this.start() };
    this.#build();
    for (const name of ["focusin", "focusout"]) this.root.addEventListener(name, () => this.frames.ask());
    return this;
  }

  /** New numbers: another picture, another network, or what a decision asked for. */
  update(given) {
    const same = this.builtFor(given) === this.builtFor(this.given);
    this.given = given;
    this.model = this.makeModel(given);
    if (!same) this.rebuild({ ...this.start(), hover: null });
    this.frames.ask();
  }

  /** What the parts are built for: when it changes, they are built anew. */
  builtFor({ tensors, options }) {
    const shapes = Object.values(tensors).map(({ shape }) => shape);
    return JSON.stringify([shapes, options.network, options.words]);
  }

  setTheme(theme) {
    this.theme = theme;
    this.frames.ask();
  }

  /** Put all parts there anew, because a size has changed: drawn, since a key may come before a frame. */
  rebuild(values = {}) {
    this.#end();
    this.root.replaceChildren();
    Object.assign(this.state, values);
    this.#build();
    this.#draw();
  }

  change(values) {
    Object.assign(this.state, values);
    this.frames.ask();
  }

  destroy() {
    this.#end();
    this.frames.cancel();
    this.announcer.destroy();
    this.address.destroy();
  }

  /** Whether something is in play: then everything else dims. */
  get active() {
    const focused = this.root.querySelector(".ir-grid:focus-visible");
    return this.state.hover !== null || Boolean(this.player?.playing || focused);
  }

  #build() {
    this.grids = [];
    this.text = element("p", { class: "ir-say" });
    this.said = "";
    const parts = this.parts();
    this.root.append(...parts, this.text, this.announcer.element);
    if (this.player) {
      this.player.listen(this.root);
      this.root.append(this.player.element);
    }
    this.root.append(...(this.below ?? []));
    hideParts(this.root);
    this.frames.ask();
  }

  #end() {
    this.player?.destroy();
    for (const grid of this.grids) grid.destroy();
  }

  #draw() {
    const seen = { ...this.state, model: this.model, theme: this.theme, active: this.active };
    this.paint(seen);
    this.#say(this.sentence(seen));
    if (!this.state.hover) this.address.remember(this.remembered());
  }

  #say(text) {
    if (text === this.said) return;
    this.said = text;
    this.text.replaceChildren(...rich(text));
    if (!this.player?.playing) this.announcer.say(text);
  }
}
