/** The answer for a picture at one moment, as bars, and over time, as a line a class. */

import { best, ClassBars } from "../lib/class_bars.js";
import { element, rich, setText } from "../lib/dom.js";
import { fill, number } from "../lib/format.js";
import { Plot } from "./plot.js";

const HEIGHT = 120;
const OWN = -1;

export class Answers {
  constructor({ model, reel, words, act }) {
    Object.assign(this, { words, reel });
    this.list = element("select", { class: "fi-choose", "aria-label": words.choose_picture, onchange: (event) => act.picture(reel.place, Number(event.target.value)) });
    const options = pictureNames(reel, words).map(([value, name]) => element("option", { value }, name));
    this.list.append(...options);
    this.canvas = element("canvas", { class: "fi-picture", "aria-hidden": "true" });
    this.bars = new ClassBars({ names: reel.names, label: words.answers_label });
    this.plot = new Plot({ height: HEIGHT, onPoint: act.point, onPick: act.pick });
    this.note = element("p", { class: "ir-muted" });
    this.gone = element("p", { class: "ir-muted" }, words.own_gone);
    const head = element("p", { class: "ir-head" }, ...rich(words.answers), " ", this.list);
    this.element = element("section", { class: "fi-part" }, element("div", { class: "fi-asked" }, this.canvas, element("div", {}, head, this.note, this.gone)), this.bars.element, this.plot.element);
  }

  get all() {
    return [this.plot];
  }

  draw(model, { reel, moment, picture }) {
    if (this.list.value !== String(picture)) this.list.value = String(picture);
    this.#paint(reel, picture);
    const now = reel.answer(picture, moment);
    const end = reel.answer(picture, reel.last);
    for (const made of [this.bars.element, this.plot.element]) made.style.visibility = now ? "" : "hidden";
    this.gone.hidden = picture !== OWN || !reel.ownGone;
    setText(this.note, this.#note(reel, picture, now));
    if (!now) return;
    this.bars.draw([...now], [...(end ?? now)]);
    const winner = best([...now]);
    const lines = reel.names.map((_, index) => ({ points: overTime(reel, picture, index), kind: index === winner ? "winner" : "others", film: 0 }));
    lines.sort((a, b) => Number(a.kind === "winner") - Number(b.kind === "winner"));
    const given = { x: [0, model.end], y: [0, 1], lines, whole: true, yText: (value) => `${number(100 * value, 0)} %`, cursor: reel.progress[moment] };
    this.plot.draw(given, fill(this.words.answers_over_time, { name: reel.names[winner] }));
  }

  #note(reel, picture, now) {
    if (!now) return this.gone.hidden ? this.words.own_missing : "";
    const truth = reel.about.truths[picture];
    const said = truth === undefined || !reel.about.has_pictures;
    return said ? "" : fill(this.words.truth, { name: reel.names[truth] });
  }

  #paint(reel, picture) {
    const tensor = picture === OWN ? reel.tensors.own_picture : reel.tensors.samples;
    this.canvas.hidden = !tensor;
    if (!tensor || (this.painted === picture && this.of === reel)) return;
    Object.assign(this, { painted: picture, of: reel });
    const [rows, columns, channels] = tensor.shape.slice(-3);
    const size = rows * columns * channels;
    const from = picture === OWN ? 0 : picture * size;
    paintPicture(this.canvas, tensor.data.subarray(from, from + size), [rows, columns, channels]);
  }
}

/** uint8 `(rows, columns, channels)` on a canvas. */
export function paintPicture(canvas, data, [rows, columns, channels]) {
  Object.assign(canvas, { width: columns, height: rows });
  const pixels = new Uint8ClampedArray(rows * columns * 4);
  for (let i = 0; i < rows * columns; i++) {
    for (let c = 0; c < 3; c++) pixels[4 * i + c] = data[i * channels + (channels === 3 ? c : 0)];
    pixels[4 * i + 3] = 255;
  }
  canvas.getContext("2d").putImageData(new ImageData(pixels, columns, rows), 0, 0);
}

/** Whose answers there are, `[value, name]`: the own picture first. */
export function pictureNames(reel, words) {
  const sentence = reel.about.has_pictures ? words.sample : words.sample_deleted;
  const samples = reel.about.truths.map((truth, i) => [i, fill(sentence, { name: reel.names[truth] })]);
  return reel.asksOwn ? [[OWN, words.own], ...samples] : samples;
}

function overTime(reel, picture, index) {
  const points = [];
  for (let m = 0; m < reel.count; m++) {
    const answer = reel.answer(picture, m);
    if (answer) points.push([reel.progress[m], answer[index]]);
  }
  return points;
}
