/** The bar that plays, pauses, steps, scrubs and sets the speed; it only counts, it draws nothing. */

import { element, prefersLessMotion, setText } from "./dom.js";
import { fill, number } from "./format.js";

const STEP_MILLISECONDS = 250;
const SPEEDS = [0.5, 1, 4, 16];
const CALM_SPEEDS = [0.5, 1];

export class Player {
  /**
   * @param {object} given
   * @param {number} given.count positions, counted from 0
   * @param {(position: number) => void} given.onMove the person or the clock moved it
   * @param {(playing: boolean) => void} [given.onPlay]
   * @param {(position: number) => string} [given.says] the position in words
   * @param {boolean} [given.loops] whether it begins again after the last position
   * @param {Record<string, string>} given.words
   */
  constructor({ count, onMove, onPlay, says, loops = true, words }) {
    Object.assign(this, { count, onMove, onPlay, says, loops, words, position: 0, speed: 1 });
    this.speeds = prefersLessMotion() ? CALM_SPEEDS : SPEEDS;
    this.toggle = this.#button("play", () => this.setPlaying(!this.playing));
    this.slider = element("input", {
      type: "range",
      min: 0,
      max: count - 1,
      value: 0,
      "aria-label": words.scrub,
      oninput: () => this.#move(Number(this.slider.value)),
    });
    this.counter = element("output", { class: "ir-number" });
    this.speedButton = element("button", {
      type: "button",
      class: "ir-button ir-number",
      onclick: () => this.#nextSpeed(),
    });
    this.element = element(
      "div",
      { class: "ir-player", "data-part": "player", role: "group", "aria-label": words.scrub },
      this.toggle,
      this.#button("step_back", () => this.step(-1)),
      this.#button("step_forth", () => this.step(1)),
      this.slider,
      this.counter,
      element("span", { class: "ir-muted" }, words.speed.toLowerCase()),
      this.speedButton,
    );
    this.#show();
  }

  /** Space plays and pauses wherever the focus is in `root`, but for controls that need it. */
  listen(root) {
    root.addEventListener("keydown", (event) => {
      if (event.key !== " " || event.target.closest?.("button, input, select, textarea, summary")) return;
      event.preventDefault();
      this.setPlaying(!this.playing);
    });
  }

  /** More positions, or fewer, as when a training goes on. */
  setCount(count) {
    if (count === this.count) return;
    this.count = count;
    this.slider.max = String(count - 1);
  }

  setPosition(position) {
    this.position = position;
    this.#show();
  }

  step(by) {
    this.setPlaying(false);
    this.#move((this.position + by + this.count) % this.count);
  }

  setPlaying(playing) {
    if (playing === Boolean(this.playing)) return;
    this.playing = playing;
    clearInterval(this.clock);
    if (playing) this.#start();
    if (playing && this.#isAtTheEnd) this.#move(0);
    this.#show();
    this.onPlay?.(playing);
  }

  destroy() {
    clearInterval(this.clock);
  }

  #start() {
    this.clock = setInterval(() => {
      this.#move((this.position + 1) % this.count);
      if (this.#isAtTheEnd) this.setPlaying(false);
    }, STEP_MILLISECONDS / this.speed);
  }

  get #isAtTheEnd() {
    return !this.loops && this.position === this.count - 1;
  }

  #move(position) {
    this.setPosition(position);
    this.onMove(position);
  }

  #nextSpeed() {
    this.speed = this.speeds[(this.speeds.indexOf(this.speed) + 1) % this.speeds.length];
    clearInterval(this.clock);
    if (this.playing) this.#start();
    this.#show();
  }

  #button(name, onclick) {
    const icon = element("span", { class: `ir-icon ir-icon-${name}`, "aria-hidden": "true" });
    const label = this.words[name];
    return element(
      "button",
      { type: "button", class: "ir-button", title: label, "aria-label": label, onclick },
      icon,
    );
  }

  #show() {
    const name = this.playing ? "pause" : "play";
    this.toggle.setAttribute("aria-label", this.words[name]);
    this.toggle.title = this.words[name];
    this.toggle.firstChild.className = `ir-icon ir-icon-${name}`;
    this.slider.value = String(this.position);
    this.slider.style.setProperty("--share", String(this.position / Math.max(this.count - 1, 1)));
    const places = { position: number(this.position, 0), last: number(this.count - 1, 0) };
    const said = this.says?.(this.position) ?? fill(this.words.position, places);
    setText(this.counter, said);
    this.slider.setAttribute("aria-valuetext", said);
    setText(this.speedButton, `${this.speed}×`);
    this.speedButton.setAttribute("aria-label", `${this.words.speed} ${this.speed}×`);
  }
}
