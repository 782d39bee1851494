/** The guide to faults tells every type, and what it shows can be applied. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { Fault } from "../../api/sim/fault.ts";
import { faultTypes } from "../../api/sim/fault-types.ts";
import { createCluster } from "../../simulator/cluster.ts";

const path = fileURLToPath(new URL("../../docs/guide/faults.md", import.meta.url));
const guide = readFileSync(path, "utf8");

test("the guide to faults tells every type", () => {
  const told = new Set([...guide.matchAll(/\*\*(\w+)\*\*/g)].map(([, name]) => name));
  expect([...told].sort()).toEqual(Object.keys(faultTypes).sort());
});

test("what the guide to faults shows is accepted", () => {
  const shown = [...guide.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = ""]) => text);
  const cluster = createCluster();
  for (const manifest of shown) cluster.apply(manifest);
  expect(shown.length).toBeGreaterThan(15);
  expect(cluster.list(Fault)).toHaveLength(shown.length);
});
