/** What is switched off or replaced: plain values, never changed, so that a step back is exact. */

/**
 * @typedef {{filter: number, kernel: Float32Array, bias: number, preset?: string}} Replacement
 * @typedef {{channels: number[], filters: number[], units: number[], replaced: Replacement[]}} Surgery
 * @typedef {"channels" | "filters" | "units"} Part
 */

const LETTERS = { channels: "c", filters: "f", units: "u" };

/** @type {Surgery} */
export const UNTOUCHED = Object.freeze({ channels: [], filters: [], units: [], replaced: [] });

/** One part off, or on again. */
export function toggled(surgery, part, index) {
  const off = surgery[part];
  const next = off.includes(index) ? off.filter((i) => i !== index) : [...off, index].sort((a, b) => a - b);
  return { ...surgery, [part]: next };
}

/** @param {Replacement} replacement */
export function replacedBy(surgery, replacement) {
  return { ...surgery, replaced: [...restored(surgery, replacement.filter).replaced, replacement] };
}

/** The learned filter again. */
export function restored(surgery, f) {
  return { ...surgery, replaced: surgery.replaced.filter(({ filter }) => filter !== f) };
}

export function replacementOf(surgery, f) {
  return surgery.replaced.find(({ filter }) => filter === f) ?? null;
}

export function isUntouched(surgery) {
  return Object.values(surgery).every((parts) => parts.length === 0);
}

/** As Python reads it. */
export function asDecision({ channels, filters, units, replaced }) {
  const written = replaced.map(({ filter, kernel, bias }) => ({ filter, kernel: [...kernel], bias }));
  return { channels, filters, units, replaced: written };
}

/** `c0,f9,u301,f4:blur`: for the address. Typed weights are too long for it and stay out. */
export function encode(surgery) {
  const off = Object.entries(LETTERS).flatMap(([part, letter]) => surgery[part].map((i) => letter + i));
  const presets = surgery.replaced.filter(({ preset }) => preset);
  return [...off, ...presets.map(({ filter, preset }) => `f${filter}:${preset}`)].join(",");
}

/**
 * @param {string} text what `encode` wrote, or anything else: what cannot be is left out
 * @param {Record<Part, number>} counts
 * @param {(filter: number, preset: string) => Replacement | null} presetOf
 */
export function decode(text, counts, presetOf) {
  return text.split(",").reduce((surgery, word) => {
    const [, letter, digits, preset] = /^([cfu])(\d{1,6})(?::([a-z]+))?$/.exec(word) ?? [];
    const part = Object.keys(LETTERS).find((name) => LETTERS[name] === letter);
    const index = Number(digits);
    if (!part || index >= counts[part]) return surgery;
    if (!preset) return surgery[part].includes(index) ? surgery : toggled(surgery, part, index);
    const replacement = part === "filters" ? presetOf(index, preset) : null;
    return replacement ? replacedBy(surgery, replacement) : surgery;
  }, UNTOUCHED);
}

/** `f9`: the part in hand, for the address. */
export function encodeHand({ part, index }) {
  return LETTERS[part] + index;
}

/** @returns {{part: Part, index: number} | null} null for what is no part of this network */
export function decodeHand(text, counts) {
  const part = Object.keys(LETTERS).find((name) => LETTERS[name] === text[0]);
  const index = /^.\d{1,6}$/.test(text) ? Number(text.slice(1)) : Infinity;
  return part && index < counts[part] ? { part, index } : null;
}

/** All steps so far, so that each can be taken back. */
export class History {
  constructor(start = UNTOUCHED) {
    this.steps = [{ surgery: start, merge: null }];
  }

  get now() {
    return this.steps.at(-1).surgery;
  }

  get canUndo() {
    return this.steps.length > 1;
  }

  /** @param {string | null} merge steps in a row of one name, such as typing a number, are one step */
  push(surgery, merge = null) {
    if (merge !== null && merge === this.steps.at(-1).merge) this.steps.pop();
    this.steps.push({ surgery, merge });
  }

  undo() {
    if (this.canUndo) this.steps.pop();
  }

  /** One step that brings everything back, and can itself be undone. */
  undoAll() {
    if (!isUntouched(this.now)) this.push(UNTOUCHED);
  }
}
