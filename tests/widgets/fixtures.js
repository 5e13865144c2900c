/** What Python computed; `make_fixtures.py` writes it. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

/** @returns {Uint8Array} */
export const bytes = (name) => new Uint8Array(readFileSync(new URL(`fixtures/${name}`, import.meta.url)));

export const json = (name) => JSON.parse(new TextDecoder().decode(bytes(`${name}.json`)));

export const flat = (nested) => nested.flat(Infinity);

/** Equal up to what float32 can tell apart. */
export function close(received, expected, tolerance = 2e-6) {
  const [one, other] = [Array.from(received), flat([expected])];
  assert.equal(one.length, other.length);
  one.forEach((value, i) =>
    assert.ok(
      Math.abs(value - other[i]) <= tolerance * (1 + Math.abs(other[i])),
      `${i}: ${value}, ${other[i]}`,
    ),
  );
}
