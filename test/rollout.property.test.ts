/** A rolling update keeps its promise at every revision, whatever its pods do. */
import fc from "fast-check";
import { test } from "vitest";
import { Deployment } from "../api/apps/deployment.ts";
import { ReplicaSet } from "../api/apps/replicaset.ts";
import type { Pod } from "../api/core/pod/pod.ts";
import { seededRandom } from "../api/runtime.ts";
import { controllerRef } from "../client/controller.ts";
import type { BehaviorOf } from "../kubelet/index.ts";
import type { Cluster } from "../simulator/cluster.ts";
import { boundsOf, isReady, podsOf } from "./rollouts/bounds.ts";
import { readyCluster } from "./rollouts/cluster.ts";
import { web } from "./rollouts/web.ts";

const amount = fc.oneof(
  fc.integer({ min: 0, max: 4 }),
  fc.integer({ min: 0, max: 100 }).map((percent) => `${percent}%`),
);

const isNothing = (value: number | string) => value === 0 || value === "0%";

const rollouts = fc.record({
  seed: fc.integer(),
  replicas: fc.integer({ min: 1, max: 12 }),
  bounds: fc
    .record({ maxSurge: amount, maxUnavailable: amount })
    .filter(({ maxSurge, maxUnavailable }) => !isNothing(maxSurge) || !isNothing(maxUnavailable)),
  minReadySeconds: fc.constantFrom(0, 0, 5),
  informerDelayMsMax: fc.constantFrom(0, 5, 500),
  startMsMax: fc.constantFrom(1, 2_000, 60_000),
  /** Of ten containers so many crash, once or twice, within the time given. */
  crashing: fc.constantFrom(0, 0, 2, 6),
  crashMsMax: fc.constantFrom(1_000, 30_000),
  interleaving: fc.constantFrom("fifo", "shuffled"),
});
type Rollout = ReturnType<(typeof rollouts)["generate"]>["value"];

test("a rolling update stays within surge and unavailability at every revision", () => {
  fc.assert(fc.property(rollouts, holdsAtEveryRevision), { numRuns: 100 });
});

function holdsAtEveryRevision(rollout: Rollout): void {
  const { replicas, bounds, minReadySeconds, informerDelayMsMax } = rollout;
  const random = seededRandom(`delays/${rollout.seed}`);
  const cluster = readyCluster({
    seed: rollout.seed,
    interleaving: rollout.interleaving,
    behaviorOf: behaviorsOf(rollout),
    ...(informerDelayMsMax > 0 && {
      informerDelayMs: () => random.integer(informerDelayMsMax + 1),
    }),
  });
  const spec = { replicas, minReadySeconds, strategy: { rollingUpdate: bounds } };
  cluster.apply(web("app:1", spec));
  cluster.until(() => isRolledOut(cluster, "app:1"), { within: "1h" });
  const wrong = watchBounds(cluster);
  cluster.apply(web("app:2", spec));
  cluster.until(() => wrong.length > 0 || isRolledOut(cluster, "app:2"), { within: "2h" });
  if (wrong.length > 0) throw new Error(wrong.join("\n"));
}

/** Each container of each pod has its own times, by the seed. */
function behaviorsOf({ seed, startMsMax, crashing, crashMsMax }: Rollout): BehaviorOf {
  return (container, pod, restartCount) => {
    const { uid } = pod.metadata;
    const random = seededRandom(`${seed}/${uid}/${container.name}/${restartCount}`);
    const startMs = random.integer(startMsMax);
    const crashes = random.integer(10) < crashing && restartCount < 2;
    const exitsAfterMs = 1 + random.integer(crashMsMax);
    return { startMs, ...(crashes && { exitsAfterMs, exitCode: 1 }) };
  };
}

/**
 * Pods that were ready and crashed since count as ready: that they are missing is not the doing of
 * the rollout. Without crashes there are none, and the bounds hold as they are.
 */
function watchBounds(cluster: Cluster): readonly string[] {
  const wrong: string[] = [];
  const wereReady = new Set(podsOf(cluster, "default").map(({ metadata }) => metadata.uid));
  const holdsUp = (pod: Pod) => wereReady.has(pod.metadata.uid);
  cluster.observe(({ resource, revision }) => {
    if (resource !== "pods") return;
    const deployment = cluster.get(Deployment, "web");
    if (deployment === undefined) return;
    const { podsMax, readyMin } = boundsOf(deployment);
    const pods = podsOf(cluster, "default");
    for (const pod of pods) if (isReady(pod)) wereReady.add(pod.metadata.uid);
    const ready = pods.filter(holdsUp).length;
    const kept = pods.length - surplus(cluster, pods);
    if (kept > podsMax) wrong.push(`${revision}: ${kept} pods of ${podsMax}`);
    if (ready < readyMin) wrong.push(`${revision}: ${ready} ready of ${readyMin}`);
  });
  return wrong;
}

/** Pods beyond what their sets want: those are about to go, though others may come before. */
function surplus(cluster: Cluster, pods: readonly Pod[]): number {
  return cluster.list(ReplicaSet, "default").reduce((sum, { metadata, spec }) => {
    const own = pods.filter((pod) => controllerRef(pod)?.uid === metadata.uid);
    return sum + Math.max(own.length - spec.replicas, 0);
  }, 0);
}

function isRolledOut(cluster: Cluster, image: string): boolean {
  const deployment = cluster.get(Deployment, "web");
  if (deployment === undefined) return false;
  const { spec, status, metadata } = deployment;
  const { replicas } = spec;
  return (
    status.observedGeneration === metadata.generation &&
    [status.replicas, status.updatedReplicas, status.availableReplicas].every(
      (count = 0) => count === replicas,
    ) &&
    podsOf(cluster, "default").every(({ spec }) => spec.containers[0]?.image === image)
  );
}
