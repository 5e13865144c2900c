import assert from "node:assert/strict";
import { test } from "node:test";

import { centred, CORNERS, cornerAt, dragged, grown, keyed, moved } from "../../imgrec/ui/widgets/crop/square.js";
import { keep, onPhoto, photoOf } from "../../imgrec/ui/widgets/crop/store.js";

const WIDE = { width: 600, height: 400, least: 8 };
const SQUARE = { left: 100, top: 50, size: 200 };
const lies = ({ left, top, size }, { width, height, least }) =>
  left >= 0 && top >= 0 && left + size <= width && top + size <= height && size >= least &&
  [left, top, size].every(Number.isInteger);

test("the centre square is the largest one, as Python's", () => {
  assert.deepEqual(centred(WIDE), { left: 100, top: 0, size: 400 });
  assert.deepEqual(centred({ width: 30, height: 45, least: 8 }), { left: 0, top: 7, size: 30 });
});

test("a move ends at the edge and keeps the size", () => {
  assert.deepEqual(moved(SQUARE, 30.4, -20, WIDE), { left: 130, top: 30, size: 200 });
  assert.deepEqual(moved(SQUARE, -999, 999, WIDE), { left: 0, top: 200, size: 200 });
});

test("a dragged corner leaves the one across from it where it is", () => {
  assert.deepEqual(dragged(SQUARE, CORNERS[3], { x: 250, y: 120 }, WIDE), { left: 100, top: 50, size: 150 });
  assert.deepEqual(dragged(SQUARE, CORNERS[0], { x: 150, y: 60 }, WIDE), { left: 110, top: 60, size: 190 });
  assert.deepEqual(dragged(SQUARE, CORNERS[1], { x: 320, y: 60 }, WIDE), { left: 100, top: 30, size: 220 });
});

test("no drag, however wild, leaves the picture or goes below the smallest side", () => {
  for (const corner of CORNERS) {
    for (const x of [-5000, 0, 150.3, 299, 5000]) {
      for (const y of [-5000, 51.7, 400, 5000]) assert.ok(lies(dragged(SQUARE, corner, { x, y }, WIDE), WIDE));
    }
  }
});

test("a handle belongs to its nearest corner; the middle of a tiny square to none", () => {
  const named = (x, y) => cornerAt({ left: 100, top: 100, size: 10 }, { x, y })?.name ?? null;

  assert.deepEqual([named(99, 98), named(118, 95), named(101, 109), named(111, 112)], ["nw", "ne", "sw", "se"]);
  assert.equal(named(105, 105), null);
});

test("growing and shrinking by the same comes back to the same square", () => {
  const odd = { left: 101, top: 53, size: 101 };
  for (const by of [1, 2, 7, 8]) assert.deepEqual(grown(grown(odd, by, WIDE), -by, WIDE), odd);
});

test("a square at the edge grows into the picture", () => {
  assert.deepEqual(grown({ left: 0, top: 0, size: 100 }, 40, WIDE), { left: 0, top: 0, size: 140 });
  assert.deepEqual(grown(SQUARE, 9999, WIDE), { left: 0, top: 0, size: 400 });
  assert.equal(grown(SQUARE, -9999, WIDE).size, 8);
});

test("arrows move by a hundredth of the shorter side, with Shift by a pixel", () => {
  assert.equal(keyed(SQUARE, { key: "ArrowLeft" }, WIDE).left, 96);
  assert.equal(keyed(SQUARE, { key: "ArrowDown", shiftKey: true }, WIDE).top, 51);
});

test("plus and minus and the page keys size it; Home takes it to the centre", () => {
  assert.equal(keyed(SQUARE, { key: "+", shiftKey: true }, WIDE).size, 208);
  assert.equal(keyed(SQUARE, { key: "-" }, WIDE).size, 192);
  assert.equal(keyed(SQUARE, { key: "PageUp" }, WIDE).size, 208);
  assert.equal(keyed(SQUARE, { key: "PageDown", shiftKey: true }, WIDE).size, 199);
  assert.deepEqual(keyed(SQUARE, { key: "Home" }, WIDE), centred(WIDE));
});

test("the keys that the page needs are left alone", () => {
  for (const key of ["r", "c", "Escape", "Tab", "Enter"]) assert.equal(keyed(SQUARE, { key }, WIDE), null);
});

test("a tiny picture still moves by a whole pixel", () => {
  const tiny = { width: 20, height: 12, least: 8 };
  assert.equal(keyed({ left: 0, top: 0, size: 8 }, { key: "ArrowRight" }, tiny).left, 1);
});

test("a photo is given to its own picture alone, and its arrival is told", () => {
  let told = 0;
  const end = onPhoto(() => told++);
  keep({ tensors: { jpeg: { data: Uint8Array.of(1, 2) } }, options: { picture: "own-3" } });
  end();
  keep({ tensors: { jpeg: { data: Uint8Array.of(3) } }, options: { picture: "own-4" } });

  assert.equal(told, 1);
  assert.equal(photoOf("own-3"), null);
  assert.deepEqual(photoOf("own-4"), Uint8Array.of(3));
});
