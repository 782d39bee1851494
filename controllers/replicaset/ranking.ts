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
  let onNode: ReadonlyMap<string, number> | undefined;
  const rankings = rankingsAt(nowMs, (nodeName) => {
    onNode ??= countByNode(relatedPods());
    return onNode.get(nodeName) ?? 0;
  });
  return leastOf(pods, rankings, count);
}

/** Smaller goes first. */
type Ranking = (pod: Pod) => number;

/** In the order in which they count: each only among those that are alike in all before. */
const rankingsAt = (nowMs: number, podsOn: (nodeName: string) => number): readonly Ranking[] => [
  ({ spec: { nodeName = "" } }) => (nodeName === "" ? 0 : 1),
  ({ status }) => phaseOrder.get(status.phase) ?? 0,
  (pod) => (isPodReady(pod) ? 1 : 0),
  deletionCost,
  ({ spec: { nodeName = "" } }) => -podsOn(nodeName),
  (pod) => (isPodReady(pod) ? ageBucket(readySinceMs(pod), nowMs) : 0),
  (pod) => -mostContainerRestarts(pod),
  (pod) => -mostSidecarRestarts(pod),
  ({ metadata }) => ageBucket(parseTime(metadata.creationTimestamp), nowMs),
];

const phaseOrder = new Map<string | undefined, number>([
  ["Pending", 0],
  ["Unknown", 1],
  ["Running", 2],
]);

/**
 * The first `count` pods in order, by the rankings from `level` on. There may be ten thousand pods
 * of which a few are to go, mostly alike: so they are not sorted, and only those are ranked further
 * that are still alike.
 */
function leastOf(
  pods: readonly Pod[],
  rankings: readonly Ranking[],
  count: number,
  level = 0,
): readonly Pod[] {
  if (count <= 0 || pods.length <= 1) return count <= 0 ? [] : pods;
  const ranking = rankings[level];
  if (ranking === undefined) return firstByUid(pods, count);
  const groups = groupBy(pods, ranking);
  const found: Pod[] = [];
  for (const rank of [...groups.keys()].sort((left, right) => left - right)) {
    const left = count - found.length;
    if (left <= 0) break;
    for (const pod of leastOf(groups.get(rank) ?? [], rankings, left, level + 1)) found.push(pod);
  }
  return found;
}

function groupBy(pods: readonly Pod[], ranking: Ranking): ReadonlyMap<number, readonly Pod[]> {
  const ranks = pods.map(ranking);
  const [first] = ranks;
  const groups = new Map<number, Pod[]>();
  if (first !== undefined && ranks.every((rank) => rank === first)) return new Map([[first, pods]]);
  for (const [index, pod] of pods.entries()) {
    const rank = ranks[index] ?? 0;
    const group = groups.get(rank);
    if (group === undefined) groups.set(rank, [pod]);
    else group.push(pod);
  }
  return groups;
}

/** The first `count` pods by uid, in order. */
function firstByUid(pods: readonly Pod[], count: number): readonly Pod[] {
  if (count > pods.length / 8) return [...pods].sort(compareUids).slice(0, count);
  const found: Pod[] = [];
  for (const pod of pods) {
    const last = found[count - 1];
    if (last !== undefined && compareUids(pod, last) > 0) continue;
    const at = found.findLastIndex((each) => compareUids(each, pod) < 0);
    found.splice(at + 1, 0, pod);
    found.length = Math.min(found.length, count);
  }
  return found;
}

function compareUids({ metadata: left }: Pod, { metadata: right }: Pod): number {
  return (
    compareText(left.uid ?? "", right.uid ?? "") || compareText(left.name ?? "", right.name ?? "")
  );
}

const compareText = (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0);

function countByNode(pods: readonly Pod[]): ReadonlyMap<string, number> {
  const onNode = new Map<string, number>();
  for (const pod of pods) {
    const { nodeName = "" } = pod.spec;
    if (isPodActive(pod)) onNode.set(nodeName, (onNode.get(nodeName) ?? 0) + 1);
  }
  return onNode;
}

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

function mostContainerRestarts({ status }: Pod): number {
  let most = 0;
  for (const { restartCount } of status.containerStatuses ?? []) {
    most = Math.max(most, restartCount);
  }
  return most;
}

/** Of the init containers that go on running. */
function mostSidecarRestarts({ spec, status }: Pod): number {
  let most = 0;
  for (const { name, restartCount } of status.initContainerStatuses ?? []) {
    const container = spec.initContainers?.find((each) => each.name === name);
    if (container?.restartPolicy === "Always") most = Math.max(most, restartCount);
  }
  return most;
}
