/** Whatever comes and goes: nodes are never overcommitted, and nobody leaves for a lesser pod. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { Pod } from "../api/core/pod/pod.ts";
import { Event } from "../api/events/event.ts";
import { milliValue } from "../api/quantity.ts";
import { kubernetesProfile } from "../scheduler/index.ts";
import { type Cluster, createCluster } from "../simulator/cluster.ts";

const classes = [0, 10, 20, 1000].map((value) => ({
  apiVersion: "scheduling.k8s.io/v1",
  kind: "PriorityClass",
  metadata: { name: `p${value}` },
  value,
}));
const capacityMilli = 2000;

const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      priority: fc.constantFrom(...classes.map(({ metadata }) => metadata.name)),
      cpu: fc.constantFrom("500m", "1", "1500m", "2", "3"),
    }),
  },
  { weight: 1, arbitrary: fc.record({ gone: fc.nat({ max: 9 }) }) },
  { weight: 1, arbitrary: fc.record({ lost: fc.constantFrom("node-0", "node-1") }) },
);
const runs = fc.record({
  seed: fc.nat({ max: 1000 }),
  informerDelayMs: fc.constantFrom(0, 20, 500),
  interleaving: fc.constantFrom("fifo", "shuffled"),
  steps: fc.array(fc.record({ act: step, pauseMs: fc.constantFrom(0, 100, 5_000, 40_000) }), {
    maxLength: 14,
  }),
});
type Step = ReturnType<(typeof step)["generate"]>["value"];

function take(cluster: Cluster, act: Step, index: number): void {
  if ("lost" in act) cluster.powerOff(act.lost);
  else if ("gone" in act) {
    const name = cluster.list(Pod)[act.gone]?.metadata.name;
    if (name !== undefined) cluster.delete(Pod, name);
  } else {
    const resources = { requests: { cpu: act.cpu } };
    cluster.apply({
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name: `pod-${index}` },
      spec: {
        priorityClassName: act.priority,
        terminationGracePeriodSeconds: 5,
        containers: [{ name: "c", image: "busybox", command: ["sleep", "100000"], resources }],
      },
    });
  }
}

/** Notes every node that holds more than it can, and what priority each pod has. */
function watchNodes(cluster: Cluster) {
  const overcommitted: string[] = [];
  const priorities = new Map<string, number>();
  cluster.observe(({ resource, revision }) => {
    if (resource !== "pods") return;
    const used = new Map<string, number>();
    for (const { metadata, spec, status } of cluster.list(Pod)) {
      priorities.set(metadata.uid ?? "", spec.priority ?? 0);
      const { nodeName } = spec;
      const hasEnded = status.phase === "Succeeded" || status.phase === "Failed";
      if (nodeName === undefined || hasEnded) continue;
      const cpu = milliValue(spec.containers[0]?.resources?.requests?.cpu ?? "0");
      used.set(nodeName, (used.get(nodeName) ?? 0) + cpu);
    }
    for (const [node, milli] of used) {
      if (milli > capacityMilli) overcommitted.push(`${node} at revision ${revision}: ${milli}m`);
    }
  });
  return { overcommitted, priorities };
}

test("no node is overcommitted, and no pod is preempted for one that is not more important", () => {
  let preempted = 0;
  fc.assert(
    fc.property(runs, ({ seed, informerDelayMs, interleaving, steps }) => {
      const cluster = createCluster({
        seed,
        interleaving,
        nodes: 3,
        nodeCpu: "2",
        profiles: [kubernetesProfile],
        ...(informerDelayMs > 0 && { informerDelayMs: () => informerDelayMs }),
      });
      cluster.apply(classes);
      const { overcommitted, priorities } = watchNodes(cluster);
      for (const [index, { act, pauseMs }] of steps.entries()) {
        take(cluster, act, index);
        cluster.advance(pauseMs);
      }
      cluster.advance("2m");
      expect(overcommitted).toEqual([]);
      for (const { reason, note = "", regarding } of cluster.list(Event)) {
        if (reason !== "Preempted") continue;
        preempted += 1;
        const [, preemptor = ""] = /^Preempted by pod (\S+) on node/.exec(note) ?? [];
        const lesser = priorities.get(regarding?.uid ?? "") ?? Number.NaN;
        expect(priorities.get(preemptor)).toBeGreaterThan(lesser);
      }
    }),
    { numRuns: 80 },
  );
  expect(preempted).toBeGreaterThan(0);
});
