/** Where the parameters are, as one bar. */

import { element } from "../lib/dom.js";

export function budgetOf({ budget }, words) {
  const parts = budget.parts.map(({ title, share, count }) => element("i", { title: `${title} ${share}`, style: `flex-grow: ${count}` }));
  const said = budget.parts.map(({ title, share }) => `${title} ${share}`).join(" · ");
  return element(
    "div", { class: "wn-budget", "data-part": "budget" },
    element("p", {}, `${budget.total} ${words.where}`),
    element("div", { role: "img", "aria-label": said }, ...parts),
    element("p", {}, said),
  );
}
