/** Watches over the memory of nodes. */
import { Node } from "../../api/core/node/node.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { formatTime } from "../../api/runtime.ts";
import { type Action, updateStatus } from "../../client/action.ts";
import { type Controller, nothing, type Plan, watch } from "../../client/controller.ts";
import { recordNote } from "../events.ts";
import { note } from "../observed.ts";
import { ended } from "../pod/container-status.ts";
import type { KubeletOptions } from "../pod/pod-controller.ts";
import { podStatus } from "../pod/pod-status.ts";
import type { ContainerStatus } from "../types.ts";
import {
  availableBytes,
  evictionMessage,
  isLow,
  mostToBlame,
  podBytes,
  relievedMs,
} from "./memory-pressure.ts";
import { memoryPressure, sufficientMemory } from "./node-status.ts";
import { isUp, nodeEvent } from "./plan-node.ts";

const byNode = "kubelet/node";
/** So long after a change it is seen. Source: kubelet 1.36, evictionMonitoringPeriod. */
const periodMs = 10_000;

/** Its keys are names of nodes. */
export function nodePressureController({ machines }: Pick<KubeletOptions, "machines">): Controller {
  return {
    name: "kubelet-eviction",
    watches: [
      watch(Node, {
        keys: ({ metadata: { name = "" } }) => (machines.has(name) ? [name] : []),
        when: (next, previous) =>
          next !== undefined &&
          previous !== undefined &&
          (isUp(next) !== isUp(previous) || relievedMs(next) !== relievedMs(previous)),
      }),
      watch(Pod, {
        keys: ({ spec: { nodeName = "" } }) => (machines.has(nodeName) ? [nodeName] : []),
        indices: {
          [byNode]: ({ spec: { nodeName } }) => (nodeName === undefined ? [] : [nodeName]),
        },
        when: (next, previous) => bytesOf(next) !== bytesOf(previous),
        delayMs: () => periodMs,
      }),
    ],
    reconcile(name, view) {
      const node = view.get(Node, undefined, name);
      if (node === undefined || !isUp(node)) return nothing;
      return planPressure(node, view.indexed(Pod, byNode, name), view.nowMs);
    },
  };
}

const bytesOf = (pod: Pod | undefined) => (pod === undefined ? 0 : podBytes(pod));

/** What a kubelet does about the memory of its node. */
export function planPressure(node: Node, pods: readonly Pod[], nowMs: number): Plan {
  const available = availableBytes(node, pods);
  const shownUntilMs = relievedMs(node);
  if (!isLow(available)) {
    if (shownUntilMs === undefined) return nothing;
    if (nowMs < shownUntilMs) return { actions: [], requeueAfterMs: shownUntilMs - nowMs };
    return { actions: showing(node, sufficientMemory, nowMs) };
  }
  const victim = mostToBlame(pods);
  const { name = "" } = node.metadata;
  const reclaims = "Attempting to reclaim memory";
  return {
    actions: [
      ...(shownUntilMs === undefined ? showing(node, memoryPressure, nowMs) : []),
      nodeEvent(name, "Warning", "EvictionThresholdMet", reclaims),
      ...(victim === undefined ? [] : evict(victim, available, nowMs)),
    ],
    requeueAfterMs: periodMs,
  };
}

/** The node's condition is another from now on. */
function showing(node: Node, to: typeof memoryPressure, nowMs: number): readonly Action[] {
  const now = formatTime(nowMs);
  const { event, ...condition } = to;
  const conditions = (node.status.conditions ?? []).map((each) =>
    each.type === to.type
      ? { ...condition, lastHeartbeatTime: now, lastTransitionTime: now }
      : each,
  );
  const { name = "" } = node.metadata;
  return [
    updateStatus(Node, { ...node, status: { ...node.status, conditions } }),
    nodeEvent(name, "Normal", event, `Node ${name} status is now: ${event}`),
  ];
}

/** Its containers are killed at once. */
function evict(pod: Pod, available: number, nowMs: number): readonly Action[] {
  const message = evictionMessage(pod, available);
  const kill = (status: ContainerStatus) =>
    status.state.running === undefined ? status : ended(status, { atMs: nowMs, exitCode: 137 });
  const { status } = pod;
  const { ephemeralContainerStatuses } = status;
  const next = podStatus(
    { pod, nowMs, hostIP: status.hostIP ?? "", address: () => undefined },
    {
      initStatuses: (status.initContainerStatuses ?? []).map(kill),
      statuses: (status.containerStatuses ?? []).map(kill),
      ...(ephemeralContainerStatuses && {
        ephemeralStatuses: ephemeralContainerStatuses.map(kill),
      }),
      sandboxReady: false,
      isTerminal: true,
      fails: true,
      reason: "Evicted",
      message,
      disruption: message,
    },
  );
  return [
    updateStatus(Pod, { ...pod, status: next }),
    recordNote(pod, note.warning("Evicted", message)),
  ];
}
