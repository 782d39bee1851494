import { expect, test } from "vitest";
import { seededRandom } from "../../api/runtime.ts";
import { binPackingProfile } from "../configuration/profiles.ts";
import { createFramework } from "../framework/create-framework.ts";
import { podOf, snapshotOf } from "../testing/objects.ts";
import { schedulePod } from "./decide.ts";
import { nodesToFind } from "./sampling.ts";

test.each([
  { behaviour: "all of few nodes", percentage: 10, nodes: 99, found: 99 },
  { behaviour: "all nodes unless a profile says otherwise", nodes: 5000, found: 5000 },
  { behaviour: "at least a hundred", percentage: 10, nodes: 500, found: 100 },
  { behaviour: "the share that is asked for", percentage: 30, nodes: 1000, found: 300 },
  { behaviour: "a share by the size of the cluster", percentage: 0, nodes: 1000, found: 420 },
  { behaviour: "no less than a twentieth", percentage: 0, nodes: 8000, found: 400 },
])("$behaviour are looked for", ({ percentage, nodes, found }) => {
  const profile = { ...binPackingProfile, percentageOfNodesToScore: percentage };
  expect(nodesToFind(profile, nodes)).toBe(found);
});

const names = Array.from({ length: 200 }, (_, at) => `n${String(at).padStart(3, "0")}`);

test("the best of a sample wins, and the next search begins where the last one ended", () => {
  const framework = createFramework({ ...binPackingProfile, percentageOfNodesToScore: 50 });
  // The fullest node that fits is the last of all, which the first search does not come to.
  const snapshot = snapshotOf(names.map((name) => ({ name, cpu: name === "n199" ? "1" : "4" })));
  const place = () => schedulePod(podOf({ requests: { cpu: "1" } }), snapshot, framework, random);
  const random = seededRandom(0);
  expect([place(), place(), place()]).toEqual([
    { node: "n000" },
    { node: "n199" },
    { node: "n000" },
  ]);
});

test("a pod that fits nowhere is told of all nodes", () => {
  const framework = createFramework({ ...binPackingProfile, percentageOfNodesToScore: 50 });
  const snapshot = snapshotOf(names.map((name) => ({ name })));
  const pod = podOf({ requests: { cpu: "64" } });
  const decision = schedulePod(pod, snapshot, framework, seededRandom(0));
  expect("failure" in decision && decision.failure.message).toMatch(
    /^0\/200 nodes are available: 200 Insufficient cpu\./,
  );
});
