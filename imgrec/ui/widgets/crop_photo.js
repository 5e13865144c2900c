/** The photo that is cropped, kept for the widget of the square; nothing to see. */

import { keep } from "./crop/store.js";

export function create(given) {
  keep(given);
  return { update: keep, setTheme() {}, destroy() {} };
}
