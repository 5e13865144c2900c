/** A safetensors file -> its arrays by name, and the options in its metadata. */

/** @typedef {{data: Float32Array | Int32Array | Uint8Array, shape: number[]}} Tensor */

const LENGTH_BYTES = 8;
const READERS = {
  F32: (buffer) => new Float32Array(buffer),
  F16: (buffer) => Float32Array.from(new Uint16Array(buffer), halfToNumber),
  I32: (buffer) => new Int32Array(buffer),
  U8: (buffer) => new Uint8Array(buffer),
};

/**
 * @param {Uint8Array} bytes what `imgrec.ui.widget.pack` wrote
 * @returns {{tensors: Record<string, Tensor>, options: any}}
 */
export function readTensors(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerLength = Number(view.getBigUint64(0, true));
  const start = LENGTH_BYTES + headerLength;
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(LENGTH_BYTES, start)));
  const { __metadata__: metadata, ...entries } = header;
  const tensors = {};
  for (const [name, entry] of Object.entries(entries)) {
    tensors[name] = readTensor(bytes.subarray(start), entry, name);
  }
  return { tensors, options: JSON.parse(metadata?.imgrec ?? "{}") };
}

function readTensor(body, { dtype, shape, data_offsets: [from, to] }, name) {
  const read = READERS[dtype];
  if (!read) {
    throw new Error(`Expected ${Object.keys(READERS)} in ${name}. Received ${dtype}. Cast it.`);
  }
  return { data: read(body.slice(from, to).buffer), shape }; // a copy starts at a whole number
}

/** The 16 bits of a float16 (IEEE 754 binary16) as a number. */
export function halfToNumber(bits) {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction ? NaN : sign * Infinity;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** The last axis at `index`: one map of `(rows, columns, maps)`, one filter of a kernel. */
export function channel(tensor, index) {
  const count = tensor.shape.at(-1);
  const picked = new Float32Array(tensor.data.length / count);
  for (let i = 0; i < picked.length; i++) picked[i] = tensor.data[i * count + index];
  return picked;
}

/** Several arrays of numbers as one. */
export function joined(arrays) {
  const all = new Float32Array(arrays.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const array of arrays) {
    all.set(array, at);
    at += array.length;
  }
  return all;
}
