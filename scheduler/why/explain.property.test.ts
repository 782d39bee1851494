/** What is printed is done to random pods and nodes, which must then fit. */
import { expect, test } from "vitest";
import { type Random, seededRandom } from "../../api/runtime.ts";
import { binPackingProfile, kubernetesProfile } from "../configuration/profiles.ts";
import { schedulePod } from "../decision/decide.ts";
import { createFramework } from "../framework/create-framework.ts";
import type { Framework } from "../framework/framework.ts";
import { snapshotOf } from "../testing/objects.ts";
import { explain } from "./explain.ts";
import { type Drawn, drawCluster, nodeRow, placedPod, probeOf } from "./testing/random-clusters.ts";
import { applied } from "./testing/remedying.ts";

const seeds = 1_000;
const frameworks = [createFramework(binPackingProfile), createFramework(kubernetesProfile)];

const snapshotFor = ({ nodes, placed }: Drawn) =>
  snapshotOf(nodes.map(nodeRow), placed.map(placedPod));

const noChance: Random = { ...seededRandom(0), integer: () => 0 };

function check(drawn: Drawn, framework: Framework, random: Random): number {
  const snapshot = snapshotFor(drawn);
  const pod = probeOf(drawn.probe);
  const { nodes, feasible, best, remedies } = explain(pod, snapshot, framework);
  const decision = schedulePod(pod, snapshot, framework, random);
  if ("failure" in decision) expect(best).toEqual([]);
  else expect(best).toContain(decision.node);
  const counted = remedies.reduce((sum, group) => sum + group.nodes, feasible);
  expect(counted).toBe(drawn.nodes.length);
  expect(new Set(nodes.map(({ node }) => node)).size).toBe(drawn.nodes.length);
  for (const { changes, unsolved, example } of remedies) {
    expect(unsolved).toEqual([]);
    const remedied = changes.reduce((so, change) => applied(change, example, so), drawn);
    const after = snapshotFor(remedied);
    const changed = probeOf(remedied.probe);
    // The node that a pod waits for is taken if it fits, whatever the others are like.
    after.nominations.set(changed, example);
    expect({ changes, ...schedulePod(changed, after, framework, noChance) }).toEqual({
      changes,
      node: example,
    });
  }
  return remedies.length;
}

test("what is printed lets a pod in, and the winner is the scheduler's", () => {
  let tried = 0;
  for (let seed = 0; seed < seeds; seed += 1) {
    const random = seededRandom(`why/${seed}`);
    const drawn = drawCluster(random);
    for (const framework of frameworks) tried += check(drawn, framework, random);
  }
  // Enough of them were tried for the property to mean something.
  expect(tried).toBeGreaterThan(seeds);
});
