/** Back, play, forth: a step every few seconds, so that there is time to read. */

import { element } from "../lib/dom.js";

const STEP_MILLISECONDS = 3000;

export class Bar {
  /** @param {{line: HTMLElement, words: any, onStep: (by: number) => void, onPlay: () => void}} given */
  constructor({ line, words, onStep, onPlay }) {
    Object.assign(this, { words, onStep, onPlay, playing: false });
    this.back = this.#button("step_back", () => this.#step(-1));
    this.forth = this.#button("step_forth", () => this.#step(1));
    this.toggle = this.#button("play", () => this.setPlaying(!this.playing));
    this.element = element("div", { class: "fol-bar" }, this.back, line, this.forth, this.toggle);
  }

  draw(step, last) {
    Object.assign(this, { step, last });
    if (step >= last) this.setPlaying(false);
    this.back.disabled = step <= 0;
    this.forth.disabled = step >= last;
    this.toggle.disabled = last === 0;
    label(this.toggle, this.playing ? "pause" : "play", this.words);
  }

  /** From the last station, playing begins again at the first. */
  setPlaying(playing) {
    if (playing === this.playing) return;
    this.playing = playing;
    clearInterval(this.clock);
    if (playing && this.step >= this.last) this.onStep(-this.step);
    if (playing) this.clock = setInterval(() => this.onStep(1), STEP_MILLISECONDS);
    this.onPlay();
  }

  /** Space plays and pauses wherever the focus is, but for controls that need it. */
  listen(root) {
    root.addEventListener("keydown", (event) => {
      if (event.key !== " " || event.target.closest?.("button, input, select, textarea, summary")) return;
      event.preventDefault();
      this.setPlaying(!this.playing);
    });
  }

  destroy() {
    clearInterval(this.clock);
  }

  #step(by) {
    this.setPlaying(false);
    this.onStep(by);
  }

  #button(name, onclick) {
    const icon = element("span", { "aria-hidden": "true" });
    const button = element("button", { type: "button", class: `ir-button fol-${name}`, "data-part": "player", onclick }, icon);
    label(button, name, this.words);
    return button;
  }
}

function label(button, name, words) {
  button.title = words[name];
  button.setAttribute("aria-label", words[name]);
  button.firstChild.className = `ir-icon ir-icon-${name}`;
}
