/** The film: what a training looks like at each of its moments, live or past, alone or beside another. */

import { Curves } from "./film/curves.js";
import { Model } from "./film/model.js";
import { sentenceOf, when } from "./film/sentence.js";
import { Side } from "./film/side.js";
import { button } from "./lib/buttons.js";
import { element, setText } from "./lib/dom.js";
import { fill } from "./lib/format.js";
import { Latest } from "./lib/latest.js";
import { Player } from "./lib/player.js";
import { View } from "./lib/view.js";

const OWN = -1;

export const create = (context) => new Film(context).open();

class Film extends View {
  makeModel(given) {
    return new Model(given);
  }

  /** `at`: so many epochs, or null to follow the newest moment. */
  start() {
    this.latest?.destroy();
    this.latest = new Latest((value) => this.decide("confused", value), this.model.options.answered);
    const pictures = this.model.reels.map((reel) => (reel.asksOwn ? OWN : 0));
    return { at: null, pictures, cell: null, focus: null };
  }

  /** More moments are no reason to build anything anew. */
  builtFor({ tensors, options }) {
    const films = options.films.map(({ class_names: names, limit, units, awake_of: of, has_pictures: kept }, place) => {
      const [kernel, answers] = ["kernel", "answers"].map((name) => tensors[`${place}_${name}`].shape.slice(1));
      return [names, kept, limit, units, of, kernel, answers, `${place}_own` in tensors];
    });
    return JSON.stringify([films, Object.keys(tensors).filter((name) => name.endsWith("own_picture")), options.words]);
  }

  update(given) {
    super.update(given);
    this.latest.answered(given.options.answered);
  }

  destroy() {
    this.latest.destroy();
    super.destroy();
  }

  parts() {
    const { model, words } = this;
    const act = this.#actions();
    this.when = element("h3", { class: "fi-when" });
    this.live = element("span", { class: "fi-live" }, words.live);
    this.newest = button(words.newest, () => this.change({ at: null }), { "data-part": "newest" });
    this.curves = new Curves({ model, words, act });
    this.sides = model.reels.map((reel) => new Side({ model, reel, words, act }));
    this.grids = [this.curves, ...this.sides].flatMap((part) => part.all);
    this.player = new Player({
      count: model.first.count,
      words,
      loops: false,
      says: (position) => this.#short(position),
      onMove: (position) => this.#go(position),
    });
    const head = element("div", { class: "ir-bar fi-head" }, this.when, this.live, this.newest);
    const sides = element("div", { class: "fi-sides", "data-films": model.reels.length }, ...this.sides.map((side) => side.element));
    const apart = model.alike ? [] : [element("p", { class: "ir-muted fi-apart" }, words.apart)];
    return [head, ...apart, this.curves.element, sides];
  }

  paint(seen) {
    const { model, words } = this;
    const { first } = model;
    const pointed = seen.hover?.kind === "moment" ? seen.hover.at : seen.at;
    const moment = pointed === null ? first.last : first.nearest(pointed);
    const moments = model.reels.map((reel, place) => (place ? reel.nearest(first.progress[moment]) : moment));
    this.shown = { moments, hover: seen.hover, picture: seen.pictures[0] };
    const following = seen.at === null;
    setText(this.when, when(first, moment, words));
    this.live.hidden = first.about.finished || !following;
    this.newest.hidden = first.about.finished || following;
    this.player.setCount(first.count);
    this.player.setPosition(following ? first.last : first.nearest(seen.at));
    const drawn = { ...seen, ...this.shown, waiting: this.latest.busy };
    this.curves.draw(model, drawn);
    for (const side of this.sides) side.draw(model, drawn);
  }

  sentence() {
    return sentenceOf(this.model, this.shown, this.words);
  }

  /** Two runs may be on a page at other times: the address does not know which is meant. */
  remembered() {
    return {};
  }

  #actions() {
    const over = (hover) => this.change({ hover });
    return {
      over,
      point: (at) => over(at === null ? null : { kind: "moment", at }),
      pick: (at) => this.#go(this.model.first.nearest(at)),
      picture: (place, picture) => this.change({ pictures: this.model.chosen(this.state.pictures, place, picture) }),
      ask: (cell) => {
        if (!this.model.reels[cell.film].about.can_show) return;
        this.change({ cell });
        this.latest.ask(cell);
      },
    };
  }

  #go(position) {
    const { first } = this.model;
    this.change({ at: position >= first.last ? null : first.progress[position], hover: null });
  }

  #short(position) {
    const { first } = this.model;
    const place = Math.min(position, first.last);
    const [epoch, step] = [first.tensors.epoch.data[place], first.tensors.step.data[place]];
    if (!step) return epoch ? fill(this.words.at_epoch, { epoch }) : this.words.at_start;
    return fill(this.words.at_epoch, { epoch: (epoch + step / first.about.steps).toFixed(2) });
  }
}
