import { expect, test } from "vitest";
import { nodeOf } from "../testing/infrastructure.ts";
import { planTtl, ttlAnnotation } from "./plan.ts";

const nodes = (size: number, given?: string) =>
  Array.from({ length: size }, (_, index) => {
    const annotations = given === undefined ? {} : { annotations: { [ttlAnnotation]: given } };
    return nodeOf({ metadata: { name: `node-${index}`, ...annotations } });
  });

test.each([
  { size: 1, ttl: "0" },
  { size: 100, ttl: "0" },
  { size: 101, ttl: "15" },
  { size: 501, ttl: "30" },
  { size: 10_001, ttl: "600" },
])("new nodes of a cluster of $size keep what they read for $ttl s", ({ size, ttl }) => {
  const plan = planTtl(nodes(size));
  expect(plan.length).toBe(size);
  expect(plan[0]).toMatchObject({
    do: "patch",
    name: "node-0",
    patch: { metadata: { annotations: { [ttlAnnotation]: ttl } } },
  });
});

test.each([
  { behaviour: "stays at a border that is crossed downwards", size: 90, given: "15", patched: 0 },
  { behaviour: "goes back well below it", size: 89, given: "15", patched: 89 },
  { behaviour: "goes up above the border", size: 101, given: "0", patched: 101 },
  { behaviour: "is put right where somebody changed it", size: 2, given: "7", patched: 2 },
])("the time $behaviour", ({ size, given, patched }) => {
  expect(planTtl(nodes(size, given)).length).toBe(patched);
});
