/** The activation functions that the bench offers, by their names in Keras. */

import { ACTIVATIONS as BASIC } from "../lib/by_hand.js";

export const ACTIVATIONS = {
  ...BASIC,
  leaky_relu: (x) => (x > 0 ? x : 0.2 * x),
  elu: (x) => (x > 0 ? x : Math.expm1(x)),
  softplus: (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
  softsign: (x) => x / (1 + Math.abs(x)),
  silu: (x) => x / (1 + Math.exp(-x)),
};
