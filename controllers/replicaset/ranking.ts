import type { Pod } from "../../api/core/pod/pod.ts";
import { floorLog2 } from "../../api/logarithm.ts";
import { parseTime } from "../../api/runtime.ts";
import { isPodActive, isPodReady, readySinceMs } from "../pod-state.ts";

/** Says how dear a pod is next to others of its set: -2147483648 to 2147483647, 0 by default. */
const deletionCostAnnotation = "controller.kubernetes.io/pod-deletion-cost";

/**
 * The `count` pods whose loss hurts least, in the order of Kubernetes' ranking.
 * `relatedPods` are those of all sets with the same owner: they tell which nodes are doubled up.
 * Source: pkg/controller ActivePodsWithRanks 1.36. Where its log buckets tie it goes by the random
 * uid at once; here restarts and age still count before that, which keeps the order total.
 */
export function podsToDelete(
  pods: readonly Pod[],
  relatedPods: () => readonly Pod[],
  { count, nowMs }: { readonly count: number; readonly nowMs: number },
): readonly Pod[] {
  if (count >= pods.length) return pods;
  const onNode = new Map<string, number>();
  for (const pod of relatedPods()) {
    const { nodeName = "" } = pod.spec;
    if (isPodActive(pod)) onNode.set(nodeName, (onNode.get(nodeName) ?? 0) + 1);
  }
  return pods
    .map((pod) => rankOf(pod, onNode, nowMs))
    .sort(compareRanks)
    .slice(0, count)
    .map(({ pod }) => pod);
}

interface Rank {
  readonly pod: Pod;
  /** Smaller goes first; compared from the first to the last. */
  readonly keys: readonly number[];
}

const phaseOrder = new Map<string | undefined, number>([
  ["Pending", 0],
  ["Unknown", 1],
  ["Running", 2],
]);

function rankOf(pod: Pod, onNode: ReadonlyMap<string, number>, nowMs: number): Rank {
  const { nodeName = "" } = pod.spec;
  const ready = isPodReady(pod);
  const restarts = restartCounts(pod);
  const keys = [
    nodeName === "" ? 0 : 1,
    phaseOrder.get(pod.status.phase) ?? 0,
    ready ? 1 : 0,
    deletionCost(pod),
    -(onNode.get(nodeName) ?? 0),
    ready ? ageBucket(readySinceMs(pod), nowMs) : 0,
    -restarts.containers,
    -restarts.sidecars,
    ageBucket(parseTime(pod.metadata.creationTimestamp), nowMs),
  ];
  return { pod, keys };
}

function compareRanks(left: Rank, right: Rank): number {
  for (let i = 0; i < left.keys.length; i += 1) {
    const difference = (left.keys[i] ?? 0) - (right.keys[i] ?? 0);
    if (difference !== 0) return difference;
  }
  const [{ uid = "", name = "" }, other] = [left.pod.metadata, right.pod.metadata];
  return compareText(uid, other.uid ?? "") || compareText(name, other.name ?? "");
}

const compareText = (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0);

/** A cost that is not a plain 32 bit integer counts as 0. */
function deletionCost({ metadata: { annotations } }: Pod): number {
  const text = annotations?.[deletionCostAnnotation];
  if (text === undefined || !/^(-[0-9]+|0|[1-9][0-9]*)$/.test(text)) return 0;
  const cost = Number(text);
  return cost >= -(2 ** 31) && cost < 2 ** 31 ? cost : 0;
}

/**
 * Ages on a logarithmic scale, in nanoseconds as Go counts them: what is nearly of an age is the
 * same. An unknown time comes before all others.
 */
function ageBucket(sinceMs: number | undefined, nowMs: number): number {
  if (sinceMs === undefined) return -2;
  const ageNs = (nowMs - sinceMs) * 1e6;
  return ageNs > 0 ? floorLog2(ageNs) : -1;
}

/** The most restarts of any container, and of any init container that goes on running. */
function restartCounts({ spec, status }: Pod): { containers: number; sidecars: number } {
  let containers = 0;
  for (const each of status.containerStatuses ?? []) {
    containers = Math.max(containers, each.restartCount);
  }
  let sidecars = 0;
  for (const { name, restartCount } of status.initContainerStatuses ?? []) {
    const container = spec.initContainers?.find((each) => each.name === name);
    if (container?.restartPolicy === "Always") sidecars = Math.max(sidecars, restartCount);
  }
  return { containers, sidecars };
}
