import fc from "fast-check";
import { expect, test } from "vitest";
import { seededRandom } from "../../api/runtime.ts";
import { bestOf, Ranking } from "./ranking.ts";

const totals = fc.array(fc.integer({ min: -1, max: 3 }), { minLength: 1, maxLength: 20 });
const changes = fc.array(fc.tuple(fc.nat(19), fc.integer({ min: -1, max: 3 })), { maxLength: 30 });

test("the best slot is the first of those with the highest total, after any changes", () => {
  fc.assert(
    fc.property(totals, changes, (given, updates) => {
      const current = Int32Array.from(given);
      const order = Int32Array.from(given.keys()).reverse();
      const ranking = new Ranking(order, current);
      for (const [slot, total] of updates) {
        if (slot >= current.length) continue;
        current[slot] = total;
        ranking.update(slot, total);
      }
      const highest = Math.max(...current);
      const first = [...order].find((slot) => current[slot] === highest);
      expect(ranking.best()).toBe(highest < 0 ? -1 : first);
      expect(bestOf(order, current)).toBe(ranking.best());
      const drawn = bestOf(order, current, seededRandom(1));
      expect(drawn).toBe(ranking.best(seededRandom(1)));
    }),
  );
});

test("chance draws each of the best slots about as often", () => {
  const ranking = new Ranking(Int32Array.of(0, 1, 2, 3, 4), Int32Array.of(7, 3, 7, -1, 7));
  const random = seededRandom(1);
  const drawn = new Map<number, number>();
  for (let count = 0; count < 3000; count += 1) {
    const slot = ranking.best(random);
    drawn.set(slot, (drawn.get(slot) ?? 0) + 1);
  }
  expect([...drawn.keys()].sort()).toEqual([0, 2, 4]);
  for (const times of drawn.values()) expect(times).toBeGreaterThan(900);
});
