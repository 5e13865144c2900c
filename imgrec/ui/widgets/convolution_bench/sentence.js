/** Where the weights come from, and what is under the cursor, in words. */

import { activationName } from "../convolution/sentence.js";
import { fill, number } from "../lib/format.js";

/** Says of every weight whether it was learned, and warns where the network was not trained for it. */
export function weightsSentence(model, words) {
  const { settings, kinds } = model;
  const told = {
    ...kinds, all: settings.filters, seed: settings.seed, last: kinds.learned - 1,
    kernel: settings.kernel_size.join(" × "), learned_kernel: model.tensors.kernel.shape.slice(0, 2).join(" × "),
    learned_filters: model.learnedFilters,
  };
  return fill(words[weightsWord(model)], told);
}

function weightsWord({ settings, kinds, isOwn }) {
  if (isOwn) return "from_own";
  if (kinds.preset) return kinds.random ? "from_preset_random" : "from_preset";
  if (!kinds.learned) return settings.weights === "learned" ? "from_random_kernel" : "from_random";
  return kinds.random ? "from_learned_random" : "from_learned";
}

/** "learned", "random", or the preset's name. */
export function kindOf(model, f, words) {
  const { kind, name } = model.filters[f];
  return kind === "preset" ? fill(words.kind_preset, { name: words[name].toLowerCase() }) : words[`kind_${kind}`];
}

export function sentenceOf(model, { map, place, at }, words) {
  const told = {
    ...place, map, kind: kindOf(model, map, words), count: at.count, outside: at.outside,
    sum: number(at.total, 4), after: number(at.after, 4), activation: activationName(model, words),
  };
  const bias = model.settings.use_bias ? "say" : "say_no_bias";
  return fill(words[bias], told) + (at.outside ? ` ${fill(words.say_outside, told)}` : "");
}
