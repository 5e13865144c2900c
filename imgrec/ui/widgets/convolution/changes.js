/** What edited filters do to the units of the dense layer, and to the answer. */

import * as by_hand from "../lib/by_hand.js";
import { channel } from "../lib/tensors.js";

/**
 * By how much a filter's edit moves the sum of each unit; null until the filter's reach is here.
 * Only what the filter feeds changes: its pooled cells, times the rows of the dense kernel they reach.
 */
export function changeOf(model, f) {
  const { tensors, reaches, changes } = model;
  const weights = model.edits.get(f);
  const known = changes.get(f);
  if (known?.weights === weights) return known.change;
  const reach = reaches.get(f);
  if (!reach) return null;
  const before = by_hand.maxPool(channel(tensors.conv2d_sum, f).map(model.activation), model.pool);
  const cells = model.map(f).pooled.values.map((value, i) => value - before.values[i]);
  const change = by_hand.dense(cells, reach, new Float64Array(tensors.dense_sum.data.length));
  changes.set(f, { weights, change });
  return change;
}

/** The probabilities once the units' sums have moved so. */
export function answerWith({ tensors, options }, changes) {
  const sums = Float64Array.from(tensors.dense_sum.data, (sum, unit) => changes.reduce((all, change) => all + change[unit], sum));
  const units = sums.map(by_hand.ACTIVATIONS[options.dense_activation]);
  return by_hand.softmax(by_hand.dense(units, tensors.output_kernel.data, tensors.output_bias.data));
}
