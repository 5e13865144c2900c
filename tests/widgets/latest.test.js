import assert from "node:assert/strict";
import { afterEach, mock, test } from "node:test";

import { Latest } from "../../imgrec/ui/widgets/lib/latest.js";

const asking = (number) => {
  const sent = [];
  const latest = new Latest((told) => sent.push(told), number);
  return { latest, sent };
};

afterEach(() => mock.timers.reset());

test("the first question goes at once, the others wait, and only the newest of them goes", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { latest, sent } = asking();
  for (const size of [1, 2, 3, 4]) latest.ask({ size });
  assert.deepEqual(sent, [{ size: 1, number: 1 }]);

  assert.equal(latest.answered(1), false);
  assert.deepEqual(sent.slice(1), [{ size: 4, number: 2 }]);

  assert.equal(latest.answered(2), true);
  assert.equal(sent.length, 2);
});

test("an answer to something else changes nothing", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { latest, sent } = asking(7);
  latest.ask({ size: 1 });
  latest.ask({ size: 2 });

  assert.equal(latest.answered(7), false);
  assert.deepEqual(sent, [{ size: 1, number: 8 }]);
});

test("a lost answer holds nothing up for ever", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { latest, sent } = asking();
  latest.ask({ size: 1 });
  latest.ask({ size: 2 });

  for (let minute = 0; minute < 2; minute++) mock.timers.tick(60_000);

  assert.deepEqual(sent.map(({ size }) => size), [1, 2]);
  assert.equal(latest.busy, false);
});

test("nothing is asked after the end", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { latest, sent } = asking();
  latest.ask({ size: 1 });
  latest.ask({ size: 2 });
  latest.destroy();

  mock.timers.tick(60_000);

  assert.equal(sent.length, 1);
});
