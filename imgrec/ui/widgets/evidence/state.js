/** What is shown <-> the address: whole numbers, and only what is not as it opens. */

import { recall } from "../lib/address.js";
import { clamp } from "../lib/cells.js";
import { GRAINS } from "./model.js";

const LEVELS = ["pooled", "pixels", "units"];
const BY = ["places", "filters"];
const REFERENCES = ["average", "black"];
const NAMES = ["why", "than", "seen", "by", "grain", "from", "colour", "random", "closer", "bare"];

/**
 * The choice that reads best, tried on 17 pictures: pooled maps by place, for one class. Their parts
 * came to 3 times the logit (median), those of pixels against black to 67 times, so of what one sees
 * most is there in the end. For pixels, the average picture and blocks of 4: 9 times.
 */
const START = { one: null, other: null, level: "pooled", by: "places", grain: 4, channel: null, reference: "average" };

/** The view as the address asks for it. */
export function startOf(model, search = location.search) {
  const asked = recall(NAMES, search);
  const classes = model.options.class_names.length;
  const known = (value, count) => (value !== undefined && value < count ? value : null);
  const one = known(asked.why, classes);
  const than = known(asked.than, classes);
  const state = {
    ...START,
    ...{ one, other: than === (one ?? model.order[0]) ? null : than },
    level: LEVELS[asked.seen] ?? START.level,
    by: BY[asked.by] ?? START.by,
    grain: GRAINS.includes(asked.grain) ? asked.grain : START.grain,
    reference: REFERENCES[asked.from] ?? START.reference,
    channel: known((asked.colour ?? 0) - 1 < 0 ? undefined : asked.colour - 1, model.channels),
    ...{ random: asked.random === 1, open: asked.closer === 1, under: asked.bare !== 1, cell: null },
  };
  return { ...state, grain: clamp(state.grain, 1, model.grains.at(-1)) };
}

/** What to write into the address: what differs from the start, and what already stands there. */
export function remembered(state, search = location.search) {
  const values = {
    why: state.one, than: state.other, seen: LEVELS.indexOf(state.level), by: BY.indexOf(state.by),
    grain: state.grain, from: REFERENCES.indexOf(state.reference), colour: state.channel === null ? 0 : state.channel + 1,
    random: Number(state.random), closer: Number(state.open), bare: Number(!state.under),
  };
  const usual = { why: null, than: null, seen: 0, by: 0, grain: START.grain, from: 0, colour: 0, random: 0, closer: 0, bare: 0 };
  const there = new URLSearchParams(search);
  const told = Object.entries(values).filter(([name, value]) => value !== usual[name] || there.has(name));
  return Object.fromEntries(told.map(([name, value]) => [name, value ?? ""]));
}
