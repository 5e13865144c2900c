import assert from "node:assert/strict";
import { test } from "node:test";

import { channel, halfToNumber, readTensors } from "../../imgrec/ui/widgets/lib/tensors.js";
import { bytes } from "./fixtures.js";

test("a safetensors file gives back every array that Python put in", () => {
  const { tensors, options } = readTensors(bytes("tensors.safetensors"));

  for (const [name, expected] of Object.entries(options.expected)) {
    assert.deepEqual(
      Array.from(tensors[name].data),
      expected.map((x) => (name === "int32" || name === "uint8" ? x : Math.fround(x))),
      name,
    );
  }
  assert.deepEqual(tensors.float32.shape, [2, 3]);
});

test("options keep their letters", () => {
  assert.equal(readTensors(bytes("tensors.safetensors")).options.name, "größer");
});

test("bytes may begin anywhere in their buffer", () => {
  const file = bytes("tensors.safetensors");
  const shifted = new Uint8Array(file.length + 3);
  shifted.set(file, 3);

  assert.equal(readTensors(shifted.subarray(3)).tensors.int32.data[2], 70_000);
});

test("an unknown kind of number is refused with its name", () => {
  const header = new TextEncoder().encode('{"a":{"dtype":"F64","shape":[0],"data_offsets":[0,0]}}');
  const file = new Uint8Array(8 + header.length);
  file[0] = header.length;
  file.set(header, 8);

  assert.throws(() => readTensors(file), /in a\. Received F64/);
});

test("a half knows infinity and what is no number", () => {
  assert.equal(halfToNumber(0xfc00), -Infinity);
  assert.ok(Number.isNaN(halfToNumber(0x7e00)));
});

test("a channel is every n-th number", () => {
  const tensor = { data: Float32Array.from([0, 1, 2, 3, 4, 5]), shape: [3, 2] };

  assert.deepEqual(Array.from(channel(tensor, 1)), [1, 3, 5]);
});
