/** The strongest weights of a network, kept for the view of the whole network; nothing to see. */

import { keep } from "./whole_network/store.js";

export function create(given) {
  keep(given);
  return { update: keep, setTheme() {}, destroy() {} };
}
