/** The numbers behind the view: one film or two, each a row of moments. */

import { layerRange } from "../lib/scales.js";

/** One film: its tensors by name, and what is known of it. */
export class Reel {
  constructor(tensors, about, place) {
    const own = Object.entries(tensors).filter(([name]) => name.startsWith(`${place}_`));
    this.tensors = Object.fromEntries(own.map(([name, tensor]) => [name.slice(2), tensor]));
    Object.assign(this, { about, place, names: about.class_names });
    this.progress = this.tensors.progress.data;
    this.count = this.progress.length;
    this.last = this.count - 1;
    [, this.rows, this.columns, this.channels, this.filters] = this.tensors.kernel.shape;
  }

  /** The moment that lies nearest to so many epochs. */
  nearest(progress) {
    let best = 0;
    for (let m = 1; m < this.count; m++) {
      if (Math.abs(this.progress[m] - progress) <= Math.abs(this.progress[best] - progress)) best = m;
    }
    return best;
  }

  /** A row of a tensor `(moments, ...)`. */
  row(name, moment) {
    const { data, shape } = this.tensors[name];
    const size = data.length / shape[0];
    return data.subarray(moment * size, (moment + 1) * size);
  }

  /** One figure at a moment; null where it was not measured. */
  figure(name, moment) {
    const value = this.tensors[name].data[moment];
    return Number.isFinite(value) ? value : null;
  }

  /** The last end of an epoch up to a moment, as a place among those measured; -1 before the first. */
  measured(moment) {
    return this.tensors.measured.data.findLastIndex((at) => at <= moment);
  }

  /** The confusion matrix as it was last measured up to a moment: `{epoch, counts}`, or null. */
  confusion(moment) {
    const k = this.measured(moment);
    if (k < 0) return null;
    return { epoch: this.tensors.epoch.data[this.tensors.measured.data[k]], counts: this.row("confusion", k) };
  }

  /** Dead units as last counted up to a moment; null before. */
  dead(moment) {
    const { data } = this.tensors.dead;
    for (let m = moment; m >= 0; m--) if (data[m] >= 0) return data[m];
    return null;
  }

  /** The points of a line, `[epochs, value]`, where there is a value. */
  line(name, scale = 1) {
    const { data } = this.tensors[name];
    const points = [];
    for (let m = 0; m < this.count; m++) {
      if (Number.isFinite(data[m]) && data[m] >= 0) points.push([this.progress[m], data[m] * scale]);
    }
    return points;
  }

  get pictures() {
    return this.tensors.answers.shape[1];
  }

  /** The probabilities for a sample, or for the own picture (-1); null where there are none. */
  answer(picture, moment) {
    const classes = this.names.length;
    const there = picture < 0 ? this.tensors.own : picture < this.pictures;
    if (!there) return null;
    const from = Math.max(picture, 0) * classes;
    const answer = this.row(picture < 0 ? "own" : "answers", moment).subarray(from, from + classes);
    return Number.isFinite(answer[0]) ? answer : null;
  }

  /** The weights of a filter at a moment, `(rows * columns, channels)`. */
  filter(index, moment) {
    const kernel = this.row("kernel", moment);
    const weights = new Float32Array(kernel.length / this.filters);
    for (let i = 0; i < weights.length; i++) weights[i] = kernel[i * this.filters + index];
    return weights;
  }

  /** Whether a picture of the learner was there once, and is not any more. */
  get ownGone() {
    return Boolean(this.tensors.own) && this.answer(-1, this.last) === null;
  }
}

export class Model {
  constructor({ tensors, options }) {
    Object.assign(this, { tensors, options });
    this.reels = options.films.map((about, place) => new Reel(tensors, about, place));
    [this.first] = this.reels;
    this.end = axisEnd(Math.max(...this.reels.map((reel) => reel.progress[reel.last])), this.#planned());
    this.range = this.#range();
    this.alike = this.reels.every((reel) => JSON.stringify(reel.names) === JSON.stringify(this.first.names));
    for (const reel of this.reels) reel.asksOwn = (this.alike ? this.reels : [reel]).some((one) => one.tensors.own);
  }

  /** Whose answers each film shows: of the same classes, those to the same picture; else each its own. */
  chosen(pictures, place, picture) {
    return pictures.map((before, film) => (this.alike || film === place ? picture : before));
  }

  /** The weight that gets the full colour: one for all filters, moments and films. */
  #range() {
    const { range_percentile: percentile } = this.options.colours;
    return Math.max(...this.reels.map((reel) => layerRange(reel.tensors.kernel.data, percentile)));
  }

  #planned() {
    const open = this.reels.filter((reel) => !reel.about.finished).map((reel) => reel.about.epochs);
    return open.length ? Math.max(...open) : null;
  }
}

const NICE = [1, 1.5, 2, 3, 4, 6, 8, 10, 15];

/** Where the axis of epochs ends: at the last moment, or while it goes on a little after it. */
export function axisEnd(last, planned) {
  if (planned === null) return last || 1;
  const power = 10 ** Math.floor(Math.log10(Math.max(last, 1)));
  const nice = NICE.map((n) => n * power).find((end) => end > last * 1.05);
  return Math.max(Math.min(nice, planned), last, 1);
}

/** A few round numbers between two ends. */
export function ticks(low, high, most = 5) {
  const raw = (high - low) / most;
  if (!(raw > 0)) return [low];
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 2.5, 5, 10].map((n) => n * power).find((n) => n >= raw * 0.999);
  const first = Math.ceil(low / step - 1e-9);
  const count = Math.floor(high / step + 1e-9) - first + 1;
  return Array.from({ length: count }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}
