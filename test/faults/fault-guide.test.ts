/** The guide to faults tells every type, by an example that can be applied. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { Fault } from "../../api/sim/fault.ts";
import { faultTypes } from "../../api/sim/fault-types.ts";
import { createCluster } from "../../simulator/cluster.ts";

const page = readFileSync(fileURLToPath(new URL("../../docs/guide/faults.md", import.meta.url)), {
  encoding: "utf8",
});
const wanted = Object.keys(faultTypes);
const examples = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = ""]) => text);

test("every example applies, and is in force when its time has come", () => {
  const types = examples.map((text) => {
    const cluster = createCluster();
    cluster.apply(text);
    cluster.advance("2m");
    const [fault] = cluster.list(Fault);
    expect([text, fault?.status.phase]).not.toEqual([text, "Pending"]);
    return fault?.spec.type ?? "";
  });
  expect(types).toEqual(expect.arrayContaining(wanted));
});

test("every type has a paragraph that begins with its name", () => {
  const told = [...page.matchAll(/^\*\*(\w+)\*\*/gm)].map(([, type]) => type);
  expect([...told].sort()).toEqual([...wanted].sort());
});
