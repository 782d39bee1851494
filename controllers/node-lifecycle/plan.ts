import { Node } from "../../api/core/node/node.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { equalJson } from "../../api/json.ts";
import { formatTime, parseTime } from "../../api/runtime.ts";
import { type Action, record, update, updateStatus } from "../../client/action.ts";
import type { Plan } from "../../client/controller.ts";
import { nodeNote, nodeStatusNote } from "../node-events.ts";
import { podCondition } from "../pod-state.ts";
import { isFullyDisrupted, monitorPeriodMs, taintInMs } from "./eviction-rate.ts";
import { isReady, readyCondition, silentInMs, unknownConditions } from "./health.ts";
import { planLabels } from "./labels.ts";
import { isEvicting, nodeTaints } from "./node-taints.ts";

/** All that the health of one node depends on. */
export interface Observed {
  readonly node: Node;
  /** When its kubelet renewed its lease last. */
  readonly renewedMs: number | undefined;
  /** All nodes; only asked for where this one is lost. */
  readonly nodes: () => readonly Node[];
  /** The pods bound to it; only asked for where it is lost. */
  readonly pods: () => readonly Pod[];
  /** Whether an event tells of its registration. */
  readonly isRegistered: () => boolean;
  readonly nowMs: number;
  /** How long a kubelet was silent goes by this: a jump of the clock kills no node. */
  readonly steadyMs: number;
}

/** Events are kept for so long; older nodes are not told of again. */
const eventTtlMs = 60 * 60_000;

/**
 * What the state of a node asks for: to be called unknown once its kubelet is silent for too long,
 * taints by its conditions, and pods that are not ready any more. A silent node is looked at again
 * exactly when its time is over.
 */
export function planNode(observed: Observed): Plan {
  const { node, renewedMs, nowMs, steadyMs } = observed;
  const registration = register(observed);
  const silentMs = silentInMs(node, renewedMs, steadyMs);
  if (silentMs <= 0) {
    const conditions = unknownConditions(node, nowMs);
    if (conditions !== (node.status.conditions ?? [])) {
      const next = { ...node, status: { ...node.status, conditions } };
      return { actions: [...registration, { ...updateStatus(Node, next), ...silence(node) }] };
    }
  }
  const eviction = planEviction(observed);
  const taints = nodeTaints(node, eviction.evicts, nowMs);
  const actions = [
    // Before what may fail, for whoever has planned it remembers that it is told.
    ...registration,
    ...(equalJson(taints, node.spec.taints ?? []) ? [] : [withTaints(node, taints)]),
    ...planLabels(node),
    ...(readyCondition(node)?.status === "Unknown" ? markPods(observed) : []),
  ];
  const waits = [
    ...(silentMs > 0 ? [silentMs] : []),
    ...(eviction.againMs === undefined ? [] : [eviction.againMs]),
  ];
  return waits.length === 0 ? { actions } : { actions, requeueAfterMs: Math.min(...waits) };
}

function register({ node, isRegistered, nowMs }: Observed): readonly Action[] {
  const { name, creationTimestamp } = node.metadata;
  if (nowMs - (parseTime(creationTimestamp) ?? 0) >= eventTtlMs || isRegistered()) return [];
  return [record(nodeNote(node, "RegisteredNode", `Registered Node ${name} in Controller`))];
}

/** The event of a node that is gone. */
export function planRemoval(name: string, uid: string): Plan {
  const what = `Removing Node ${name} from Controller`;
  return { actions: [record(nodeNote({ metadata: { name, uid } }, "RemovingNode", what))] };
}

/** The event of a node that falls silent. */
function silence(node: Node) {
  return isReady(node) ? { succeeded: nodeStatusNote(node, "NodeNotReady") } : {};
}

/** Whether a lost node may have its pods evicted, and when to ask again. */
function planEviction({ node, nodes, nowMs }: Observed): { evicts: boolean; againMs?: number } {
  const ready = readyCondition(node);
  if (ready === undefined || ready.status === "True") return { evicts: false };
  const all = nodes();
  if (isFullyDisrupted(all)) return { evicts: false, againMs: monitorPeriodMs };
  if (isEvicting(node)) return { evicts: true, againMs: monitorPeriodMs };
  const waitMs = taintInMs(node, all, nowMs);
  return waitMs === 0
    ? { evicts: true, againMs: monitorPeriodMs }
    : { evicts: false, againMs: waitMs };
}

function withTaints(node: Node, taints: Node["spec"]["taints"]): Action {
  return update(Node, { ...node, spec: { ...node.spec, taints } });
}

/** Pods whose kubelet is silent serve nobody. One that speaks again has the last word. */
function markPods({ node, pods, nowMs }: Observed): readonly Action[] {
  const lostMs = parseTime(readyCondition(node)?.lastTransitionTime) ?? nowMs;
  return pods().flatMap((pod) => {
    const ready = podCondition(pod, "Ready");
    if (ready?.status !== "True") return [];
    if ((parseTime(ready.lastTransitionTime) ?? 0) > lostMs) return [];
    const { generation } = pod.metadata;
    const next = {
      ...ready,
      status: "False",
      ...(generation === undefined ? {} : { observedGeneration: generation }),
      lastTransitionTime: formatTime(nowMs),
    };
    const conditions = pod.status.conditions?.map((each) => (each === ready ? next : each));
    const succeeded = {
      regarding: pod,
      type: "Warning",
      reason: "NodeNotReady",
      message: "Node is not ready",
    } as const;
    return [{ ...updateStatus(Pod, { ...pod, status: { ...pod.status, conditions } }), succeeded }];
  });
}
