/** The level, the grain, the colours and the reference: only those that matter at the level. */

import { button, Choice } from "../lib/buttons.js";
import { element } from "../lib/dom.js";
import { fill } from "../lib/format.js";

export const CHANNEL = "channel_";

export class Controls {
  constructor({ model, words, act }) {
    const labelled = (name, keys) => Object.fromEntries(keys.map((key) => [key, words[`${name}_${key}`]]));
    const choice = (name, options) =>
      new Choice({ label: words[name], options, part: `evidence-${name}`, onChoose: (key) => act.set({ [name]: key }) });
    const grains = Object.fromEntries(model.grains.map((grain) => [grain, `${grain} × ${grain}`]));
    const colours = { all: words.channel_all };
    channelNames(model, words).forEach((name, c) => (colours[`${CHANNEL}${c}`] = name)); // bare numbers would come first
    this.level = choice("level", labelled("level", ["pooled", "pixels", "units"]));
    this.by = choice("by", labelled("by", ["places", "filters"]));
    this.grain = choice("grain", grains);
    this.channel = choice("channel", colours);
    this.reference = choice("reference", labelled("reference", model.references));
    this.under = button(words.under, () => act.turnUnder(), { "data-part": "evidence-under" });
    const all = [this.level, this.by, this.grain, this.reference, this.channel].map((made) => made.element);
    this.element = element("div", { class: "ev-controls" }, ...all, this.under);
  }

  draw(model, { open, under, asked }) {
    const { level, by } = asked;
    this.element.hidden = !open;
    this.by.element.hidden = level !== "pooled";
    for (const made of [this.grain, this.reference, this.channel]) made.element.hidden = level !== "pixels";
    this.under.hidden = level === "units" || (level === "pooled" && by === "filters");
    for (const name of ["level", "by", "reference"]) this[name].show(asked[name]);
    this.grain.show(String(asked.grain));
    this.channel.show(asked.channel === null ? "all" : `${CHANNEL}${asked.channel}`);
    this.under.setAttribute("aria-pressed", String(under));
  }
}

/** What the colours of the picture are called. */
export function channelNames(model, words) {
  const names = words.channel_names.split(" ");
  const numbered = (channel) => fill(words.channel_other, { channel });
  return Array.from({ length: model.channels }, (_, c) => (model.channels === names.length ? names[c] : numbered(c)));
}
