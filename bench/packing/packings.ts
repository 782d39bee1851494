/** How many nodes a load takes, by different ways of placing it. */
import { seededRandom } from "../../api/runtime.ts";
import { createFramework, type Profile, schedulePod } from "../../scheduler/index.ts";
import { podOf, snapshotOf } from "../../scheduler/testing/objects.ts";
import type { Shape } from "./alibaba-gpu.ts";
import type { Workload } from "./workloads.ts";

const gpu = "example.com/milli-gpu";
const members = ["milliCpu", "memoryMi", "milliGpu"] as const;

/** No way can do with fewer: as if pods could be cut to fill every node to the brim. */
export function lowerBound({ node, pods }: Workload): number {
  const nodesFor = (member: keyof Shape) => {
    const sum = pods.reduce((total, pod) => total + pod[member], 0);
    return node[member] === 0 ? 0 : Math.ceil(sum / node[member]);
  };
  return Math.max(...members.map(nodesFor));
}

/** Knows all pods beforehand: the largest first, each on the first node with room. */
export function firstFitDecreasing({ node, pods }: Workload): number {
  const largest = (pod: Shape) =>
    Math.max(...members.map((member) => (node[member] === 0 ? 0 : pod[member] / node[member])));
  const used: Shape[] = [];
  for (const pod of [...pods].sort((a, b) => largest(b) - largest(a))) {
    const fits = (taken: Shape) =>
      members.every((member) => taken[member] + pod[member] <= node[member]);
    const at = used.findIndex(fits);
    const before = used[at] ?? { milliCpu: 0, memoryMi: 0, milliGpu: 0 };
    used[at < 0 ? used.length : at] = {
      milliCpu: before.milliCpu + pod.milliCpu,
      memoryMi: before.memoryMi + pod.memoryMi,
      milliGpu: before.milliGpu + pod.milliGpu,
    };
  }
  return used.length;
}

/** Places the pods as they come, among so many nodes that there is always an empty one. */
export function byScheduler({ node, pods }: Workload, profile: Profile): number {
  const rows = pods.map((_, index) => ({
    name: `node-${index}`,
    cpu: `${node.milliCpu}m`,
    memory: `${node.memoryMi}Mi`,
    pods: "500",
    resources: { [gpu]: String(node.milliGpu) },
  }));
  const snapshot = snapshotOf(rows);
  const framework = createFramework(profile);
  const random = seededRandom(0);
  const used = new Set<string>();
  for (const [index, { milliCpu, memoryMi, milliGpu }] of pods.entries()) {
    const requests = {
      cpu: `${milliCpu}m`,
      memory: `${memoryMi}Mi`,
      ...(milliGpu > 0 && { [gpu]: String(milliGpu) }),
    };
    const pod = podOf({ name: `pod-${index}`, requests });
    const chosen = schedulePod(pod, snapshot, framework, random);
    if ("failure" in chosen) throw new Error(chosen.failure.message);
    snapshot.assume(pod, chosen.node);
    used.add(chosen.node);
  }
  return used.size;
}
