/** Evidence: what in the picture speaks for a class and what against it, adding up to its logit. */

import { actions } from "./evidence/actions.js";
import { Question } from "./evidence/choices.js";
import { Controls } from "./evidence/controls.js";
import { EvidenceMap } from "./evidence/maps.js";
import { Model, RANDOM, strongest } from "./evidence/model.js";
import { aboutOf, cellSentence, honestOf, sentenceOf } from "./evidence/sentence.js";
import { remembered, startOf } from "./evidence/state.js";
import { Sum } from "./evidence/sum.js";
import { CodePanels } from "./lib/code_panels.js";
import { element, rich } from "./lib/dom.js";
import { fill, number } from "./lib/format.js";
import { View } from "./lib/view.js";

export const create = (context) => new Evidence(context).open();

class Evidence extends View {
  open() {
    super.open();
    if (this.state.random && !this.model.hasRandom) this.decide("random", true);
    return this;
  }

  /** Random weights beside it change nothing of what is there. */
  builtFor({ tensors, options }) {
    const own = Object.entries(tensors).filter(([name]) => !name.startsWith(RANDOM));
    return super.builtFor({ tensors: Object.fromEntries(own), options });
  }

  makeModel(given) {
    return new Model(given);
  }

  start() {
    return startOf(this.model);
  }

  /** What is asked for: the winner unless a person chose another class. */
  asked() {
    const { one, other, level, by, grain, channel, reference } = this.state;
    const { order, references } = this.model;
    const known = references.includes(reference) ? reference : references[0];
    const first = one ?? order[0];
    return { one: first, other: other === first ? null : other, level, by, grain, channel, reference: known };
  }

  parts() {
    const { model, words } = this;
    const act = actions(this);
    const given = { model, words, act };
    const describe = (cell) => cellSentence(this.model, { ...this.shown, cell }, words).replaceAll("**", "");
    this.question = new Question(given);
    this.controls = new Controls(given);
    this.map = new EvidenceMap({ ...given, describe, caption: words.trained_caption });
    this.beside = new EvidenceMap({ ...given, describe, caption: words.random_caption });
    this.sum = new Sum(given);
    this.grids = [...this.map.all, ...this.beside.all];
    [this.about, this.honest, this.range] = ["ev-about", "ev-honest", "ir-muted"].map((name) => element("p", { class: name }));
    const link = (text, onclick) => element("button", { type: "button", class: "ir-link", onclick }, text);
    this.closer = link(words.closer, act.open);
    this.random = link(words.random, act.random);
    const code = new CodePanels({ code: model.options.code, words });
    const links = element("div", { class: "ir-links" }, this.random, this.closer, ...code.links.children);
    this.below = [code.element];
    const maps = element("div", { class: "ev-maps" }, this.map.element, this.beside.element);
    this.left = element("div", { class: "ev-left" }, maps, this.range);
    const right = element("div", { class: "ev-right" }, this.sum.element, this.about, this.honest, links, this.controls.element);
    return [this.question.element, element("div", { class: "ev" }, this.left, right)];
  }

  paint(seen) {
    const { model, words } = this;
    const asked = this.asked();
    const found = model.evidence(asked);
    const random = seen.random && model.hasRandom ? model.evidence(asked, RANDOM) : null;
    const last = found.values.length - 1;
    const cell = Math.min(seen.hover ?? seen.cell ?? strongest(found.values), last);
    this.shown = { asked, found, random, cell };
    const shown = { ...seen, ...this.shown, captioned: seen.random };
    for (const part of [this.question, this.controls, this.sum, this.map]) part.draw(model, shown);
    this.beside.element.hidden = !random;
    if (random) this.beside.draw(model, { ...shown, found: random });
    this.left.classList.toggle("ev-two", Boolean(random));
    this.#tell(this.about, aboutOf(model, this.shown, words));
    const waiting = seen.random ? words.honest_waiting : "";
    this.#tell(this.honest, random ? honestOf(found, random, words) : waiting);
    this.#tell(this.range, rangeOf(found, random, words));
    this.closer.setAttribute("aria-expanded", String(seen.open));
    this.random.setAttribute("aria-pressed", String(seen.random));
  }

  sentence() {
    return sentenceOf(this.model, this.shown, this.words);
  }

  remembered() {
    return remembered(this.state);
  }

  #tell(paragraph, text) {
    if (paragraph.said === text) return;
    paragraph.said = text;
    paragraph.hidden = text === "";
    paragraph.replaceChildren(...rich(text));
  }
}

function rangeOf(found, random, words) {
  const told = { range: number(found.range, 3), random: number(random?.range ?? 0, 3) };
  return fill(random ? words.range_random : words.range, told);
}
