/** A link to a widget further up the page, which then shows the settings that the link names. */

import { ask } from "./lib/asked.js";
import { element, setText } from "./lib/dom.js";

/** @param {{root: HTMLElement, options: {asks: string, settings: object, label: string}}} given */
export function create({ root, options }) {
  let given = options;
  const link = element("button", { type: "button", class: "ir-link", onclick: () => ask(given.asks, given.settings) });
  const update = ({ options: now }) => {
    given = now;
    setText(link, given.label);
  };
  root.append(link);
  update({ options });
  return { update, setTheme() {}, destroy() {} };
}
