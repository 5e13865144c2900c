/**
 * A guided tour through the views of a lesson: one step a view, back and next, all else dimmed.
 *
 * A step to `do` is done once the person has used its view; a step to `look` at, by going on.
 */

import { element, prefersLessMotion, rich, setText } from "./lib/dom.js";
import { done, finish, open, go, used } from "./tour/model.js";

const USES = ["pointerdown", "keydown", "input", "change"];
const CONTROL = "button,input,select,textarea,canvas,[role],[tabindex]";
const SECTIONS = '[class*="st-key-section_"]';
const toured = new Map(); // lesson -> its tour: what was done is kept from page to page

/** @param {{root: HTMLElement, options: object}} given */
export function create({ root, options }) {
  const tour = new Tour(root, options);
  return {
    update: (given) => tour.show(given.options),
    setTheme() {},
    destroy: () => tour.destroy(),
  };
}

class Tour {
  constructor(root, options) {
    this.start = element("button", { class: "ir-button", onclick: () => this.move(open) });
    root.append(this.start);
    this.bar = new Bar((step) => this.move(step));
    root.parentNode.append(this.bar.element); // outside of the root, whose container holds what is fixed
    this.dimming = element("style");
    document.head.append(this.dimming);
    this.notice = (event) => this.use(event);
    for (const kind of USES) document.addEventListener(kind, this.notice, { capture: true });
    this.show(options);
  }

  show(options) {
    this.options = options;
    this.draw();
  }

  get state() {
    return toured.get(this.options.lesson) ?? { at: null, done: [] };
  }

  move(change) {
    const before = this.state.at;
    toured.set(this.options.lesson, change(this.state, this.options.steps));
    this.draw();
    if (this.state.at === null) this.start.focus({ preventScroll: true });
    else if (this.state.at !== before) this.bring(before === null);
  }

  /** Bring the step's section to the top, and the focus to the bar when the tour begins. */
  bring(begins) {
    const section = document.querySelector(`.st-key-section_${this.step.section}`);
    section?.scrollIntoView({ behavior: prefersLessMotion() ? "auto" : "smooth", block: "start" });
    if (begins) this.bar.next.focus({ preventScroll: true });
  }

  use(event) {
    if (this.state.at === null || !isUse(event, this.step.view)) return;
    if (!this.state.done.includes(this.step.view)) this.move(used);
  }

  get step() {
    return this.options.steps[this.state.at];
  }

  draw() {
    const { words, steps } = this.options;
    const made = steps.filter((step) => this.state.done.includes(step.view)).length;
    const begin = steps.length === 1 ? words.start_one : words.start;
    const label = made ? words.again : begin;
    setText(this.start, fill(label, { steps: steps.length, done: made }));
    this.start.hidden = this.state.at !== null;
    this.bar.draw(this.state, this.options);
    setText(this.dimming, this.state.at === null ? "" : dimmed(this.step.section));
  }

  destroy() {
    for (const kind of USES) document.removeEventListener(kind, this.notice, { capture: true });
    toured.set(this.options.lesson, finish(this.state));
    this.bar.element.remove();
    this.dimming.remove();
  }
}

class Bar {
  constructor(move) {
    const button = (step, css = "") => element("button", { class: `ir-button ${css}`, onclick: () => move(step) });
    this.place = element("p", { class: "tour-place" });
    this.task = element("p", { class: "tour-task" });
    this.told = element("p", { class: "tour-told" });
    this.back = button(go(-1));
    this.next = button(go(1), "tour-next");
    this.leave = button(finish, "tour-leave");
    const says = element("div", { "aria-live": "polite" }, this.place, this.task, this.told);
    const buttons = element("div", { class: "tour-buttons" }, this.back, this.next, this.leave);
    this.element = element("section", { class: "tour-bar" }, says, buttons);
  }

  draw(state, { words, steps }) {
    this.element.hidden = state.at === null;
    this.element.setAttribute("aria-label", words.name);
    if (state.at === null) return;
    const step = steps[state.at];
    const last = state.at === steps.length - 1;
    setText(this.place, fill(words.place, { place: state.at + 1, steps: steps.length, title: step.title }));
    this.task.replaceChildren(...rich(step.task));
    setText(this.told, done(state, step) ? words.done : step.look ? words.look : words.to_do);
    this.element.classList.toggle("tour-done", done(state, step));
    setText(this.back, words.back);
    setText(this.next, last ? words.finish : words.next);
    setText(this.leave, words.leave);
    this.back.disabled = state.at === 0;
    this.leave.hidden = last;
  }
}

/** Whether an event is the use of a control of this view, also inside a widget's shadow. */
export function isUse(event, view) {
  if (event.key === "Tab") return false;
  const path = event.composedPath();
  const inView = path.findIndex((node) => node.classList?.contains(`st-key-view_${view}`));
  return path.slice(0, Math.max(inView, 0)).some((node) => node.matches?.(CONTROL));
}

/** The rule that dims all sections but one; what the person turns to comes back. */
export function dimmed(section) {
  return (
    `${SECTIONS} { transition: opacity .25s; scroll-margin-top: 4.5rem; } ` +
    `${SECTIONS}:not(.st-key-section_${section}, :hover, :focus-within) { opacity: .3; }`
  );
}

function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}
