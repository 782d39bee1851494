import type { Node } from "../../api/core/node/node.ts";
import type { Taint } from "../../api/core/node/spec.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { parseTime } from "../../api/runtime.ts";
import { bears } from "../../api/selectors/taints.ts";
import { type Action, patchStatus, record, remove } from "../../client/action.ts";
import type { Plan } from "../../client/controller.ts";
import { disruptionTarget } from "../disruption-target.ts";
import { podCondition } from "../pod-state.ts";
import { noExecute } from "../taints.ts";

/** An eviction that is to come. */
export interface Eviction {
  readonly namespace: string;
  readonly name: string;
  readonly dueMs: number;
}

/** The evictions from one node by the uid of the pod: what one plan leaves to the next. */
export interface Schedule {
  readonly evictions: ReadonlyMap<string, Eviction>;
}

/** All that the evictions from one node depend on. */
export interface Observed {
  /** Absent once it is deleted: its pods are evicted as was planned. */
  readonly node: Node | undefined;
  /** The pods bound to the node. */
  readonly pods: readonly Pod[];
  readonly schedule: Schedule;
  readonly nowMs: number;
}

const disruption = {
  reason: "DeletionByTaintManager",
  message: "Taint manager: deleting due to NoExecute taint",
};

/**
 * Evicts the pods that do not bear the NoExecute taints of their node, or not any longer. When that
 * is, is decided when the first taint comes that a pod bears for a time: others that come later, or
 * in its place, neither put it off nor hasten it. Without that memory, it is reckoned from the
 * dates of the taints, or from now where they have none. Source: pkg/controller/tainteviction 1.36.
 */
export function planEvictions(observed: Observed): Plan {
  const { node, pods, schedule, nowMs } = observed;
  const taints = noExecute(node?.spec.taints);
  const evictions = new Map<string, Eviction>();
  const actions: Action[] = [];
  for (const pod of pods) {
    const before = schedule.evictions.get(pod.metadata.uid ?? "");
    const next = node === undefined ? before : nextEviction(pod, before, { taints, nowMs });
    if (before !== undefined && before.dueMs > nowMs && next?.dueMs !== before.dueMs) {
      actions.push(tell(before, "Cancelling deletion of"));
    }
    if (next === undefined) continue;
    evictions.set(pod.metadata.uid ?? "", next);
    const isDue = next.dueMs <= nowMs && pod.metadata.deletionTimestamp === undefined;
    if (isDue) actions.push(...evict(pod, nowMs));
  }
  const uids = new Set(pods.map(({ metadata }) => metadata.uid));
  for (const [uid, eviction] of schedule.evictions) {
    if (uids.has(uid) || eviction.dueMs <= nowMs) continue;
    actions.push(tell(eviction, "Cancelling deletion of"));
  }
  const memory = evictions.size === 0 ? {} : { memory: { evictions } satisfies Schedule };
  const nextMs = Math.min(
    ...[...evictions.values()].map(({ dueMs }) => dueMs).filter(isAfter(nowMs)),
  );
  return Number.isFinite(nextMs)
    ? { actions, ...memory, requeueAfterMs: nextMs - nowMs }
    : { actions, ...memory };
}

const isAfter = (nowMs: number) => (dueMs: number) => dueMs > nowMs;

interface Moment {
  readonly taints: readonly Taint[];
  readonly nowMs: number;
}

/** When a pod is to go, if it is; one that is going already is not planned anew. */
function nextEviction(
  pod: Pod,
  before: Eviction | undefined,
  { taints, nowMs }: Moment,
): Eviction | undefined {
  const seconds = toleratedSeconds(pod, taints);
  if (!Number.isFinite(seconds)) return undefined;
  const { namespace = "", name = "", deletionTimestamp } = pod.metadata;
  if (deletionTimestamp !== undefined) return before;
  if (seconds === 0) return { namespace, name, dueMs: Math.min(before?.dueMs ?? nowMs, nowMs) };
  if (before !== undefined) return before;
  const addedMs = Math.min(...taints.map(({ timeAdded }) => parseTime(timeAdded) ?? nowMs));
  return { namespace, name, dueMs: Math.max(addedMs, boundMs(pod)) + seconds * 1000 };
}

/** For how long the pod bears all of the taints: 0 where it does not, `Infinity` for ever. */
export function toleratedSeconds({ spec }: Pod, taints: readonly Taint[]): number {
  const { tolerations = [] } = spec;
  const used = taints.map((taint) => tolerations.find((each) => bears(each, taint)));
  return used.reduce(
    (least, each) =>
      each === undefined
        ? 0
        : Math.min(least, Math.max(0, each.tolerationSeconds ?? Number.POSITIVE_INFINITY)),
    Number.POSITIVE_INFINITY,
  );
}

/** When the pod came to the node. */
function boundMs(pod: Pod): number {
  const { lastTransitionTime } = podCondition(pod, "PodScheduled") ?? {};
  return parseTime(lastTransitionTime ?? pod.metadata.creationTimestamp) ?? 0;
}

function evict(pod: Pod, nowMs: number): readonly Action[] {
  const { namespace = "", name = "" } = pod.metadata;
  const condition = disruptionTarget(pod, disruption, nowMs);
  return [
    tell({ namespace, name }, "Marking for deletion"),
    ...(condition === undefined ? [] : [patchStatus(Pod, pod, { conditions: [condition] })]),
    remove(Pod, pod),
  ];
}

function tell({ namespace, name }: Pick<Eviction, "namespace" | "name">, what: string): Action {
  const message = `${what} Pod ${namespace}/${name}`;
  // The pod is named without its uid, as Kubernetes does here.
  const regarding = { apiVersion: "v1", kind: "Pod", metadata: { namespace, name } };
  return record({ regarding, type: "Normal", reason: "TaintManagerEviction", message });
}
