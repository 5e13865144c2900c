/** Small things that every widget does with the page. */

/** `element("button", {class: "ir-button", onclick: f}, "Play")`; nothing is ever parsed as HTML. */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** Text with `**so**` in bold, as nodes. */
export function rich(text) {
  return text.split("**").map((part, i) => (i % 2 ? element("b", {}, part) : document.createTextNode(part)));
}

/** Set a text only where it changed: the browser then has nothing to do. */
export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

const KEPT_TIMES = 240;

/**
 * Call `draw` once before the next frame, however often it is asked for. How long the last draws
 * took, in milliseconds, stands in `root.frameTimes`.
 */
export function frames(root, draw) {
  let asked = 0;
  root.frameTimes = [];
  const run = () => {
    asked = 0;
    const start = performance.now();
    draw();
    root.frameTimes.push(performance.now() - start);
    if (root.frameTimes.length > KEPT_TIMES) root.frameTimes.shift();
  };
  return {
    ask: () => (asked ||= requestAnimationFrame(run)),
    cancel: () => {
      cancelAnimationFrame(asked);
      asked = 0;
    },
  };
}

/** Say a sentence to a screen reader once the person has come to rest. */
export class Announcer {
  constructor(delay = 300) {
    this.delay = delay;
    this.element = element("p", { class: "ir-hidden", role: "status", "aria-live": "polite" });
  }

  say(sentence) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => setText(this.element, sentence.replaceAll("**", "")), this.delay);
  }

  destroy() {
    clearTimeout(this.timer);
  }
}

/** Whether the person asked their system for less motion. */
export function prefersLessMotion() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
