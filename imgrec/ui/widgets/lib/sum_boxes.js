/** All that is for it + all that is against it + bias = the sum, as an equation of boxed numbers. */

import { element, setText } from "./dom.js";
import { addsUp, fill, number } from "./format.js";

const DIGITS = 4;

export class SumBoxes {
  /**
   * @param {object} given
   * @param {Record<string, string>} given.words `up`, `down`, `bias`, `sum`, `equation`, `rounded`
   * @param {string} [given.activation] the function that the sum goes through, if it does
   */
  constructor({ words, activation }) {
    this.words = words;
    const sign = (text) => element("span", { class: "ir-sign" }, text);
    const names = ["up", "down", "bias", "sum", ...(activation ? ["after"] : [])];
    this.boxes = Object.fromEntries(names.map((name) => [name, box(name === names.at(-1))]));
    const { up, down, bias, sum, after } = this.boxes;
    const through = after ? [sign(activation), after] : [];
    const parts = [up, sign("+"), down, sign("+"), bias, sign("="), sum, ...through];
    const label = { class: "ir-equation", role: "group", "aria-label": words.equation };
    this.note = element("p", { class: "ir-muted sum-rounded" }, words.rounded);
    this.element = element("div", { class: "sum-whole" }, element("div", label, ...parts), this.note);
  }

  /** @param {object} made of `sumOf`, or null while it is on its way */
  draw(made, { sum, after, labels = {} }) {
    const { up, down, bias } = made ?? {};
    const told = { up: up?.sum, down: down?.sum, bias, sum: made?.total ?? sum, after };
    const counts = { up: number(up?.count ?? 0, 0), down: number(down?.count ?? 0, 0) };
    for (const [name, { firstChild, lastChild }] of Object.entries(this.boxes)) {
      setText(firstChild, told[name] === undefined ? "…" : number(told[name], DIGITS));
      setText(lastChild, labels[name] ?? fill(this.words[name], { count: counts[name] }));
    }
    const exact = !made || addsUp([up.sum, down.sum, bias], made.total, DIGITS);
    this.note.classList.toggle("sum-exact", exact);
  }
}

function box(chosen) {
  const attributes = { class: `ir-term${chosen ? " ir-on" : ""}` };
  return element("span", attributes, element("b", { class: "ir-number" }), element("small"));
}
