import fc from "fast-check";
import { expect, test } from "vitest";
import { Versions } from "./versions.ts";

test("the value at a time is the last one set by then", () => {
  const versions = new Versions<string>();
  versions.set("a", 10);
  versions.set("b", 20);
  versions.set("c", 20);
  const times = [9, 10, 19, 20, 99].map((timeMs) => versions.at(timeMs));
  expect([times, versions.latest]).toEqual([[undefined, "a", "a", "c", "c"], "c"]);
});

test("what was over before a time is forgotten, what held at it is kept", () => {
  const versions = new Versions<string>();
  for (const [index, value] of ["a", "b", "c"].entries()) versions.set(value, index * 10);
  expect([versions.forgetBefore(15), versions.values]).toEqual([["a"], ["b", "c"]]);
  expect([versions.forgetBefore(15), versions.at(15), versions.at(20)]).toEqual([[], "b", "c"]);
  expect([versions.forgetBefore(99), versions.values]).toEqual([["b"], ["c"]]);
});

test("forgetting changes nothing at later times", () => {
  const steps = fc.array(fc.nat({ max: 20 }), { maxLength: 20 });
  fc.assert(
    fc.property(steps, fc.nat({ max: 200 }), (gaps, beforeMs) => {
      const [kept, whole] = [new Versions<number>(), new Versions<number>()];
      let timeMs = 0;
      for (const [value, gap] of gaps.entries()) {
        timeMs += gap;
        kept.set(value, timeMs);
        whole.set(value, timeMs);
      }
      kept.forgetBefore(beforeMs);
      for (let later = beforeMs; later < beforeMs + 50; later += 1) {
        expect(kept.at(later)).toBe(whole.at(later));
      }
    }),
  );
});
