/** The hidden units at one moment: how many are never awake, and how long their weights are. */

import { element, rich, setText } from "../lib/dom.js";
import { fill, number, percent } from "../lib/format.js";
import { Plot } from "./plot.js";

const HEIGHT = 130;

export class Units {
  constructor({ reel, words, act }) {
    Object.assign(this, { words, film: reel.place });
    this.dead = new Plot({ height: HEIGHT, onPoint: act.point, onPick: act.pick });
    const bar = (norm) => norm !== null && this.width && { kind: "bar", film: this.film, index: Math.floor(norm / this.width) };
    this.norms = new Plot({ height: HEIGHT, onPoint: (norm) => act.over(bar(norm) || null), onPick: (norm) => act.over(bar(norm) || null) });
    this.deadNow = element("p", { class: "ir-muted fi-dead" });
    this.normsNow = element("p", { class: "ir-muted fi-norms" });
    const { units, awake_of: of, limit } = reel.about;
    const head = (text, about) => element("p", { class: "ir-head" }, ...rich(text), " ", about);
    const part = (...children) => element("section", { class: "fi-part" }, ...children);
    const limited = limit ? fill(words.norms_limit, { limit: plain(limit) }) : words.norms_no_limit;
    this.elements = [
      part(head(words.dead, fill(words.dead_about, { of })), this.dead.element, this.deadNow),
      part(head(fill(words.norms, { units }), limited), this.norms.element, this.normsNow),
    ];
  }

  get all() {
    return [this.dead, this.norms];
  }

  draw(model, { reel, moment }) {
    const { words } = this;
    const { units, limit } = reel.about;
    const film = this.film;
    const points = reel.line("dead", 1 / units);
    const most = Math.max(...points.map(([, share]) => share), 0.01);
    const dead = { x: [0, model.end], whole: true, y: [0, Math.min(1, most * 1.15)], lines: [{ points, kind: "held_out", film, marks: points.length <= 40 }] };
    this.dead.draw({ ...dead, yText: (share) => `${number(100 * share, most < 0.04 ? 1 : 0)} %`, cursor: reel.progress[moment] }, words.dead_label);
    const now = reel.dead(moment);
    setText(this.deadNow, now === null ? words.dead_not_yet : fill(words.dead_now, { dead: now, units, share: percent(now / units) }));
    this.#norms(model, reel, moment, limit);
  }

  #norms(model, reel, moment, limit) {
    const { words } = this;
    this.width = model.options.bin_width;
    const counts = reel.row("norms", moment);
    const bars = Math.max(...model.reels.map(({ tensors }) => tensors.norms.shape[1]));
    const end = Math.max(bars * this.width, (limit ?? 0) * 1.05);
    const most = Math.max(...reel.tensors.norms.data);
    const line = limit ? { at: limit, text: fill(words.limit, { limit: plain(limit) }) } : null;
    const given = { x: [0, end], y: [0, Math.max(...counts, most / 4)], bars: [{ counts, width: this.width, film: this.film }], limit: line };
    this.norms.draw({ ...given, yText: (count) => number(count, 0), xText: (norm) => number(norm, 1) }, words.norms_label);
    const told = { longest: number(reel.tensors.longest.data[moment], 2), at_limit: reel.tensors.at_limit.data[moment] };
    setText(this.normsNow, fill(limit ? words.norms_now : words.norms_now_free, told));
  }
}

/** A limit as a person wrote it: 3, 2.5. */
function plain(limit) {
  return number(limit, Number.isInteger(limit) ? 0 : 2);
}
