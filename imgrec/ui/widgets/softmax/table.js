/** Logits and probabilities side by side, with the power between them: a row a class. */

import { element, setText } from "../lib/dom.js";
import { number } from "../lib/format.js";
import { stepIn } from "../lib/tiles.js";
import { power, share } from "./model.js";

export class Table {
  constructor({ names, words, act }) {
    Object.assign(this, { words, act });
    this.rows = names.map((name, k) => this.#row(name, k));
    const heads = ["class", "logit", "exponent", "power", "probability"];
    const named = (head) => [head, element("span", {}, words[`head_${head}`])];
    this.heads = Object.fromEntries(heads.map(named));
    const top = { class: "soft-row soft-heads", "aria-hidden": "true" };
    const head = element("div", top, ...Object.values(this.heads));
    const group = { role: "radiogroup", "aria-label": words.table_label };
    const list = { ...group, onkeydown: (event) => this.#key(event) };
    const foot = element("div", { class: "soft-row soft-total" }, ...heads.map(() => element("span")));
    this.total = foot;
    this.element = element("div", { class: "soft-table" }, head, element("div", list, ...this.rows), foot);
  }

  draw(model, { chosen, lit, settings }) {
    this.chosen = chosen;
    const { logits, made, plain } = model;
    const changed = settings.shift !== 0 || settings.temperature !== 1;
    this.element.classList.toggle("soft-changed", changed);
    setText(this.heads.exponent, this.#written(settings));
    const farthest = Math.max(...Array.from(logits, Math.abs)) || 1;
    this.rows.forEach((row, k) => {
      const [, logit, exponent, raised, probability] = row.children;
      signedBar(logit, logits[k], farthest);
      setText(exponent, number(made.exponents[k], 3));
      setText(raised, power(made.exponents[k]));
      const [bar, text] = probability.children;
      bar.style.setProperty("--share", String(made.probabilities[k]));
      bar.style.setProperty("--before", String(plain[k]));
      setText(text, share(made.probabilities[k]));
      row.setAttribute("aria-checked", String(k === chosen));
      row.tabIndex = k === chosen ? 0 : -1;
      row.classList.toggle("soft-lit", lit === k);
      row.classList.toggle("soft-dim", lit !== null && lit !== k);
    });
    const [name, , , sum, whole] = this.total.children;
    setText(name, this.words.together);
    setText(sum, power(made.logOfSum));
    setText(whole, share(1));
  }

  /** What stands in the exponent, such as "(logit + 100) ÷ 2.00". */
  #written({ shift, temperature }) {
    const added = shift ? `${this.words.head_logit} + ${shift}` : this.words.head_logit;
    if (temperature === 1) return shift ? added : this.words.head_exponent;
    return `${shift ? `(${added})` : added} ÷ ${number(temperature, 2)}`;
  }

  #row(name, k) {
    const bar = (kind) => element("i", { "aria-hidden": "true", class: kind });
    const value = () => element("b", { class: "ir-number" });
    const choose = { type: "button", role: "radio", onclick: () => this.act.choose(k) };
    return element(
      "button",
      { ...choose, class: "soft-row soft-class", "data-class": k },
      element("span", {}, name),
      element("span", { class: "soft-pair" }, bar("soft-signed"), value()),
      element("span", { class: "ir-number soft-exponent" }),
      element("span", { class: "ir-number soft-power" }),
      element("span", { class: "soft-pair" }, bar("soft-share"), value()),
    );
  }

  #key(event) {
    const to = stepIn(event.key, this.chosen, this.rows.length);
    if (to === null) return;
    event.preventDefault();
    event.stopPropagation();
    this.chosen = to; // at once: a second key may come before the next frame
    this.act.choose(to);
    this.rows[to].focus();
  }
}

function signedBar(pair, logit, farthest) {
  const [bar, text] = pair.children;
  bar.style.setProperty("--share", String(logit / farthest));
  bar.classList.toggle("soft-below", logit < 0);
  setText(text, number(logit, 3));
}
