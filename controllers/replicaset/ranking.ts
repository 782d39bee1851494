import { compareText } from "../../api/compare-text.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import { floorLog2 } from "../../api/logarithm.ts";
import { parseTime } from "../../api/runtime.ts";
import { isPodActive, isPodReady, readySinceMs } from "../pod-state.ts";

/** Says how dear a pod is next to others of its set: -2147483648 to 2147483647, 0 by default. */
const deletionCostAnnotation = "controller.kubernetes.io/pod-deletion-cost";

type Parts = readonly (readonly Pod[])[];

/**
 * The `count` pods whose loss hurts least, in the order of Kubernetes' ranking.
 * `relatedPods` are those of all sets with the same owner: they tell which nodes are doubled up.
 * What is to be known of a part is remembered as long as that very array is asked of.
 * Source: pkg/controller ActivePodsWithRanks 1.36. Where its log buckets tie it goes by the random
 * uid at once; here restarts and age still count before that, which keeps the order total.
 */
export function podsToDelete(
  parts: Parts,
  relatedPods: () => Parts,
  { count, nowMs }: { readonly count: number; readonly nowMs: number },
): readonly Pod[] {
  const size = parts.reduce((sum, part) => sum + part.length, 0);
  if (count >= size) return parts.flat();
  let onNode: ReadonlyMap<string, number> | undefined;
  const rankings = rankingsAt(nowMs, (nodeName) => {
    onNode ??= countByNode(relatedPods());
    return onNode.get(nodeName) ?? 0;
  });
  return leastOf(parts.flatMap(standingsIn), rankings, count).map(({ pod }) => pod);
}

/** What the rank of a pod is made of. */
interface Standing {
  readonly pod: Pod;
  readonly nodeName: string;
  readonly phase: number;
  readonly isReady: boolean;
  readonly cost: number;
  readonly readySinceMs: number | undefined;
  readonly containerRestarts: number;
  readonly sidecarRestarts: number;
  readonly createdMs: number | undefined;
}

const phaseOrder = new Map<string | undefined, number>([
  ["Pending", 0],
  ["Unknown", 1],
  ["Running", 2],
]);

const standings = new WeakMap<readonly Pod[], readonly Standing[]>();

function standingsIn(part: readonly Pod[]): readonly Standing[] {
  const known = standings.get(part);
  if (known !== undefined) return known;
  const made = part.map(standingOf);
  standings.set(part, made);
  return made;
}

const standingOf = (pod: Pod): Standing => ({
  pod,
  nodeName: pod.spec.nodeName ?? "",
  phase: phaseOrder.get(pod.status.phase) ?? 0,
  isReady: isPodReady(pod),
  cost: deletionCost(pod),
  readySinceMs: readySinceMs(pod),
  containerRestarts: mostContainerRestarts(pod),
  sidecarRestarts: mostSidecarRestarts(pod),
  createdMs: parseTime(pod.metadata.creationTimestamp),
});

/** Smaller goes first. */
type Ranking = (standing: Standing) => number;

/** In the order in which they count: each only among those that are alike in all before. */
const rankingsAt = (nowMs: number, podsOn: (nodeName: string) => number): readonly Ranking[] => [
  ({ nodeName }) => (nodeName === "" ? 0 : 1),
  ({ phase }) => phase,
  ({ isReady }) => (isReady ? 1 : 0),
  ({ cost }) => cost,
  ({ nodeName }) => -podsOn(nodeName),
  ({ isReady, readySinceMs: sinceMs }) => (isReady ? ageBucket(sinceMs, nowMs) : 0),
  ({ containerRestarts }) => -containerRestarts,
  ({ sidecarRestarts }) => -sidecarRestarts,
  ({ createdMs }) => ageBucket(createdMs, nowMs),
];

/**
 * The first `count` pods in order, by the rankings from `level` on. There may be ten thousand pods
 * of which a few are to go, mostly alike: so they are not sorted, and only those are ranked further
 * that are still alike.
 */
function leastOf(
  pods: readonly Standing[],
  rankings: readonly Ranking[],
  count: number,
  level = 0,
): readonly Standing[] {
  if (count <= 0 || pods.length <= 1) return count <= 0 ? [] : pods;
  const ranking = rankings[level];
  if (ranking === undefined) return firstByUid(pods, count);
  if (areAlike(pods, ranking)) return leastOf(pods, rankings, count, level + 1);
  const found: Standing[] = [];
  for (const group of groupsBy(pods, ranking)) {
    const left = count - found.length;
    if (left <= 0) break;
    for (const pod of leastOf(group, rankings, left, level + 1)) found.push(pod);
  }
  return found;
}

function areAlike(pods: readonly Standing[], ranking: Ranking): boolean {
  const [first] = pods;
  if (first === undefined) return true;
  const rank = ranking(first);
  for (const pod of pods) if (ranking(pod) !== rank) return false;
  return true;
}

function groupsBy(pods: readonly Standing[], ranking: Ranking): readonly (readonly Standing[])[] {
  const groups = new Map<number, Standing[]>();
  for (const pod of pods) {
    const rank = ranking(pod);
    const group = groups.get(rank);
    if (group === undefined) groups.set(rank, [pod]);
    else group.push(pod);
  }
  return [...groups].sort(([left], [right]) => left - right).map(([, group]) => group);
}

/** The first `count` pods by uid, in order. */
function firstByUid(pods: readonly Standing[], count: number): readonly Standing[] {
  if (count > pods.length / 8) return [...pods].sort(compareUids).slice(0, count);
  const found: Standing[] = [];
  for (const pod of pods) {
    const last = found[count - 1];
    if (last !== undefined && compareUids(pod, last) > 0) continue;
    const at = found.findLastIndex((each) => compareUids(each, pod) < 0);
    found.splice(at + 1, 0, pod);
    found.length = Math.min(found.length, count);
  }
  return found;
}

function compareUids({ pod: { metadata: left } }: Standing, { pod }: Standing): number {
  const right = pod.metadata;
  return (
    compareText(left.uid ?? "", right.uid ?? "") || compareText(left.name ?? "", right.name ?? "")
  );
}

function countByNode(parts: Parts): ReadonlyMap<string, number> {
  const onNode = new Map<string, number>();
  for (const part of parts) {
    for (const nodeName of nodesIn(part)) onNode.set(nodeName, (onNode.get(nodeName) ?? 0) + 1);
  }
  return onNode;
}

const nodes = new WeakMap<readonly Pod[], readonly string[]>();

/** The nodes of the active pods. */
function nodesIn(part: readonly Pod[]): readonly string[] {
  const known = nodes.get(part);
  if (known !== undefined) return known;
  const made = part.filter(isPodActive).map(({ spec }) => spec.nodeName ?? "");
  nodes.set(part, made);
  return made;
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
