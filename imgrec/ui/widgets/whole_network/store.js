/** The strongest weights of the network that is shown: they come once, and outlive every picture. */

/** @typedef {{data: Float32Array, shape: number[]}} Tensor */

let kept = null;
const waiting = new Set();

/** @param {{tensors: Record<string, Tensor>, options: any}} given as `imgrec.ui.interactive.whole_network` packs it */
export function keep({ tensors, options }) {
  kept = {
    network: options.network,
    count: tensors.unit_weights.shape[1],
    unitInputs: places(tensors.unit_inputs),
    unitWeights: tensors.unit_weights.data,
    cellUnits: places(tensors.cell_units),
    cellWeights: tensors.cell_weights.data,
    outputKernel: tensors.output_kernel.data,
  };
  waiting.forEach((listener) => listener());
}

/** The weights of that network, or null while they are on their way. */
export function weightsOf(network) {
  return kept?.network === network ? kept : null;
}

/** Call `listener` whenever weights arrive; gives the function that ends it. */
export function onWeights(listener) {
  waiting.add(listener);
  return () => waiting.delete(listener);
}

/** Two bytes a place, least significant first, or four. */
export function places({ data }) {
  return data instanceof Uint8Array ? new Uint16Array(data.buffer) : data;
}
