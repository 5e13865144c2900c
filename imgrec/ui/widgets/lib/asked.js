/** One thing on the page -> settings that another widget is asked to show: an event on the document. */

import { prefersLessMotion } from "./dom.js";

export const ASKED = "imgrec.asked";

/** Ask a widget for arguments of its layer, named as in Keras: `ask("dropout", {rate: 0.2})`. */
export function ask(widget, settings) {
  document.dispatchEvent(new CustomEvent(ASKED, { detail: { widget, settings } }));
}

/** Bring a view to the top of the window, below the app's own bar. */
export function bringIntoSight(root) {
  root.style.scrollMarginTop = "4.5rem";
  root.scrollIntoView({ behavior: prefersLessMotion() ? "auto" : "smooth", block: "start" });
}
