import assert from "node:assert/strict";
import { test } from "node:test";

import { filesIn } from "../../imgrec/ui/widgets/ways_in/dropped.js";
import { shownName, withinLimits } from "../../imgrec/ui/widgets/ways_in/limits.js";

const sized = (...sizes) => sizes.map((size) => ({ name: `${size}.jpg`, size }));
const names = (files) => files.map(({ name }) => name);

test("a file of the largest size is kept, and one byte more is too large", () => {
  const { kept, tooLarge, tooMany } = withinLimits(sized(3, 21, 20), { bytes: 20, count: 5 });

  assert.deepEqual([names(kept), names(tooLarge), tooMany], [["3.jpg", "20.jpg"], ["21.jpg"], false]);
});

test("of too many files the first are kept; those too large are none of them", () => {
  const { kept, tooLarge, tooMany } = withinLimits(sized(99, 1, 2, 3), { bytes: 20, count: 2 });

  assert.deepEqual([names(kept), names(tooLarge), tooMany], [["1.jpg", "2.jpg"], ["99.jpg"], true]);
  assert.equal(withinLimits(sized(99, 1, 2), { bytes: 20, count: 2 }).tooMany, false);
});

test("a name is shown without what cannot be seen, and not longer than a line", () => {
  assert.equal(shownName(" a\u202egnp.\u0007exe\n"), "a gnp. exe");
  assert.equal(shownName("**b**.png"), "**b**.png");
  const long = shownName(`${"x".repeat(200)}.jpeg`);
  assert.equal(long.length, 80);
  assert.match(long, /…xxxx\.jpeg$/);
});

const file = (name) => ({ name, file: (done) => done({ name }) });
const folder = (name, ...parts) => {
  const left = [...parts, []];
  return { name, isDirectory: true, createReader: () => ({ readEntries: (done) => done(left.shift()) }) };
};
const dropped = (...entries) => ({
  items: entries.map((entry) => ({
    kind: "file",
    webkitGetAsEntry: () => entry,
    getAsFile: () => ({ name: entry.name }),
  })),
});

test("files are taken as they are, of folders the pictures in the order of their names", async () => {
  const beach = folder("beach", [file("z.HEIC"), file(".hidden.png")], [file("notes.txt"), file("a.jpg")]);
  const holiday = folder("holiday", [file("c.png"), beach]);

  const found = await filesIn(dropped(file("letter.txt"), holiday), ["jpg", "png", "heic"]);

  assert.deepEqual(names(found), ["letter.txt", "a.jpg", "z.HEIC", "c.png"]);
});

test("what a script drops has no entry, and a text is no file", async () => {
  const items = [{ kind: "string" }, { kind: "file", webkitGetAsEntry: () => null, getAsFile: () => ({ name: "a.png" }) }];

  assert.deepEqual(names(await filesIn({ items }, ["png"])), ["a.png"]);
});
