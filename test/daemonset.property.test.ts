/** A rolling update of a DaemonSet keeps within its bounds at every revision. */
import fc from "fast-check";
import { test } from "vitest";
import { DaemonSet } from "../api/apps/daemonset.ts";
import { Node } from "../api/core/node/node.ts";
import type { Pod } from "../api/core/pod/pod.ts";
import { resolveIntOrPercent } from "../api/int-or-string.ts";
import { seededRandom } from "../api/runtime.ts";
import type { BehaviorOf } from "../kubelet/index.ts";
import type { Cluster } from "../simulator/cluster.ts";
import { agent, agentsOf, isSettled } from "./rollouts/agent.ts";
import { isReady } from "./rollouts/bounds.ts";
import { crashControllers } from "./rollouts/chaos.ts";
import { readyCluster } from "./rollouts/cluster.ts";

const amount = fc.oneof(
  fc.integer({ min: 1, max: 4 }),
  fc.integer({ min: 1, max: 100 }).map((percent) => `${percent}%`),
);

const updates = fc.record({
  seed: fc.integer(),
  nodes: fc.integer({ min: 1, max: 8 }),
  bounds: fc.oneof(
    fc.record({ maxSurge: amount, maxUnavailable: fc.constant(0) }),
    fc.record({ maxSurge: fc.constant(0), maxUnavailable: amount }),
  ),
  minReadySeconds: fc.constantFrom(0, 0, 5),
  informerDelayMsMax: fc.constantFrom(0, 5, 500),
  startMsMax: fc.constantFrom(1, 2_000, 60_000),
  /** One in so many actions of the controllers is their last; 0 is none. */
  crashOneIn: fc.constantFrom(0, 0, 5),
  /** Of ten containers so many crash once, a while after they have started. */
  crashing: fc.constantFrom(0, 0, 3),
  interleaving: fc.constantFrom("fifo", "shuffled"),
});
type Update = ReturnType<(typeof updates)["generate"]>["value"];

test("an update stays within surge and unavailability at every revision, and ends", () => {
  fc.assert(fc.property(updates, holdsAtEveryRevision), { numRuns: 60 });
});

function holdsAtEveryRevision(update: Update): void {
  const { seed, nodes, bounds, minReadySeconds, informerDelayMsMax, crashOneIn } = update;
  const random = seededRandom(`delays/${seed}`);
  const cluster = readyCluster({
    seed,
    nodes,
    interleaving: update.interleaving,
    behaviorOf: behaviorsOf(update),
    ...(informerDelayMsMax > 0 && {
      informerDelayMs: () => random.integer(informerDelayMsMax + 1),
    }),
  });
  const spec = { minReadySeconds, updateStrategy: { rollingUpdate: bounds } };
  cluster.apply(agent("app:1", spec));
  cluster.until(() => isRolledOut(cluster, "app:1", nodes), { within: "1h" });
  const wrong = watchBounds(cluster, nodes);
  if (crashOneIn > 0) crashControllers(cluster, { oneIn: crashOneIn, random, lasts: () => true });
  cluster.apply(agent("app:2", spec));
  cluster.until(() => wrong.length > 0 || isRolledOut(cluster, "app:2", nodes), { within: "2h" });
  if (wrong.length > 0) throw new Error(wrong.join("\n"));
}

function behaviorsOf({ seed, startMsMax, crashing }: Update): BehaviorOf {
  return (container, { metadata: { uid } }, restartCount) => {
    const random = seededRandom(`${seed}/${uid}/${container.name}/${restartCount}`);
    const startMs = random.integer(startMsMax);
    const crashes = random.integer(10) < crashing && restartCount === 0;
    return { startMs, ...(crashes && { exitsAfterMs: 5_000, exitCode: 1 }) };
  };
}

/**
 * Pods that were ready and crashed since count as ready: that they are missing is not the doing of
 * the update. Nor do old pods count that crashed, for they may go whatever the bounds.
 */
function watchBounds(cluster: Cluster, nodes: number): readonly string[] {
  const wrong: string[] = [];
  const wereReady = new Set(agentsOf(cluster).map(({ metadata }) => metadata.uid));
  const broken = new Set<string | undefined>();
  cluster.observe(({ resource, revision, object }) => {
    const daemonSet = cluster.get(DaemonSet, "agent");
    if (resource !== "pods" || daemonSet === undefined) return;
    // The table of pods holds pods.
    const changed = object as Pod;
    if (isReady(changed)) wereReady.add(changed.metadata.uid);
    else if (wereReady.has(changed.metadata.uid)) broken.add(changed.spec.nodeName);
    const { surge, unavailable } = boundsOf(daemonSet, nodes);
    const pods = agentsOf(cluster);
    const held = pods.filter(({ metadata }) => wereReady.has(metadata.uid));
    const lacking = namesOf(cluster).filter(
      (node) => !broken.has(node) && !held.some(({ spec }) => spec.nodeName === node),
    );
    const crowded = pods.length - new Set(pods.map(nodeOf)).size;
    if (lacking.length > unavailable) wrong.push(`${revision}: ${lacking} lack their pod`);
    if (crowded > surge + broken.size) wrong.push(`${revision}: ${crowded} pods too many`);
  });
  return wrong;
}

function boundsOf({ spec }: DaemonSet, nodes: number) {
  const { maxSurge = 0, maxUnavailable = 0 } = spec.updateStrategy.rollingUpdate ?? {};
  return {
    surge: resolveIntOrPercent(maxSurge, nodes, true),
    unavailable: resolveIntOrPercent(maxUnavailable, nodes, true),
  };
}

const namesOf = (cluster: Cluster) => cluster.list(Node).map(({ metadata: { name = "" } }) => name);

/** The node of a pod, or the one that it is for. */
function nodeOf({ spec: { nodeName, affinity } }: Pod): string | undefined {
  const terms =
    affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms;
  return nodeName ?? terms?.[0]?.matchFields?.[0]?.values?.[0];
}

const isRolledOut = (cluster: Cluster, image: string, nodes: number): boolean =>
  isSettled(cluster) &&
  agentsOf(cluster).length === nodes &&
  agentsOf(cluster).every((pod) => isReady(pod) && pod.spec.containers[0]?.image === image);
