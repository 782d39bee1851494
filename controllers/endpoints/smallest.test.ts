import fc from "fast-check";
import { expect, test } from "vitest";
import { smallest } from "./smallest.ts";

test("the smallest items are those that come first when all are sorted", () => {
  const ascending = (left: number, right: number) => left - right;
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer()), fc.nat({ max: 20 }), (items, count) => {
      expect(smallest(items, count, ascending)).toEqual([...items].sort(ascending).slice(0, count));
    }),
  );
});
