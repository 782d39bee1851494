import { expect, test } from "vitest";
import { seededRandom } from "../../api/runtime.ts";
import { clusterOptionsOf } from "./cluster-of.ts";

const optionsOf = (interleaving?: string) =>
  clusterOptionsOf(
    { scheduling: "kubernetes", ...(interleaving !== undefined && { interleaving }) },
    seededRandom(0),
  );

test.each([
  { behaviour: "nothing said is left to the cluster", said: undefined, is: undefined },
  { behaviour: "the order of causes", said: "fifo", is: "fifo" },
  { behaviour: "a drawn order", said: "shuffled", is: "shuffled" },
])("the interleaving of a scenario: $behaviour", ({ said, is }) => {
  expect(optionsOf(said).interleaving).toBe(is);
});

test("another interleaving is refused", () => {
  expect(() => optionsOf("reversed")).toThrow(
    new RangeError('interleaving "reversed": must be fifo or shuffled'),
  );
});
