/** The address bar <-> arguments, map and place: pairs as one number, 303 for (3, 3). */

import { recall } from "../lib/address.js";
import { clamp } from "../lib/cells.js";
import { ACTIVATIONS } from "../lib/activations.js";
import { MOST, PAIRS } from "./settings.js";

const WEIGHTS = ["learned", "preset", "random"];
const NAMES = ["filters", ...PAIRS, "same", "activation", "use_bias", "weights", "seed", "map", "map_row", "map_column"];
const BASE = 100;

/** The settings that the address asks for; what it does not name is the network's own. */
export function settingsOf({ own }, asked = recall(NAMES)) {
  const settings = { ...own };
  for (const name of PAIRS) {
    if (name in asked) settings[name] = [Math.floor(asked[name] / BASE), asked[name] % BASE].map((size) => clamp(size, 1, MOST[name]));
  }
  if ("filters" in asked) settings.filters = clamp(asked.filters, 1, MOST.filters);
  if ("same" in asked) settings.padding = asked.same ? "same" : "valid";
  if ("use_bias" in asked) settings.use_bias = asked.use_bias !== 0;
  settings.activation = Object.keys(ACTIVATIONS)[asked.activation] ?? own.activation;
  settings.weights = WEIGHTS[asked.weights] ?? own.weights;
  settings.seed = asked.seed ?? own.seed;
  return settings;
}

/** The map and the place that the address asks for. */
export function placeAsked() {
  const asked = recall(NAMES);
  return { map: asked.map, place: { row: asked.map_row, column: asked.map_column } };
}

export function inAddress({ settings }, { map, place }) {
  return {
    ...Object.fromEntries(PAIRS.map((name) => [name, BASE * settings[name][0] + settings[name][1]])),
    filters: settings.filters, same: Number(settings.padding === "same"), use_bias: Number(settings.use_bias),
    activation: Object.keys(ACTIVATIONS).indexOf(settings.activation),
    weights: WEIGHTS.indexOf(settings.weights), seed: settings.seed,
    map, map_row: place.row, map_column: place.column,
  };
}
