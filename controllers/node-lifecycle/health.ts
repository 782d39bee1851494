/** Whether a node still lives. Source: pkg/controller/nodelifecycle tryUpdateNodeHealth 1.36. */
import { kubeletConditions } from "../../api/core/node/heartbeat.ts";
import type { Node } from "../../api/core/node/node.ts";
import type { NodeCondition } from "../../api/core/node/status.ts";
import { formatTime, parseTime } from "../../api/runtime.ts";

/** `--node-monitor-grace-period` and `--node-startup-grace-period`. */
const graceMs = 50_000;
const startupGraceMs = 60_000;

export const readyCondition = ({ status }: Node): NodeCondition | undefined =>
  status.conditions?.find(({ type }) => type === "Ready");

export const isReady = (node: Node): boolean => readyCondition(node)?.status === "True";

/**
 * The last moment at which the node passes for alive, by its lease, its status or its creation. A
 * node that never had a status gets more time.
 */
export function aliveUntilMs(node: Node, renewedMs = 0): number {
  const ready = readyCondition(node);
  const { creationTimestamp } = node.metadata;
  const lastMs = Math.max(
    parseTime(creationTimestamp) ?? 0,
    parseTime(ready?.lastHeartbeatTime) ?? 0,
    renewedMs,
  );
  return lastMs + (ready === undefined ? startupGraceMs : graceMs);
}

/** The time until it no longer does; 0 and less are over. */
export const silentInMs = (node: Node, renewedMs: number | undefined, nowMs: number): number =>
  aliveUntilMs(node, renewedMs) + 1 - nowMs;

/** The conditions of a node that has not been heard of; the same list where nothing changes. */
export function unknownConditions(node: Node, nowMs: number): readonly NodeCondition[] {
  const { conditions = [] } = node.status;
  const changed = conditions.map((each) => {
    if (!kubeletConditions.includes(each.type) || each.status === "Unknown") return each;
    return {
      ...each,
      status: "Unknown",
      reason: "NodeStatusUnknown",
      message: "Kubelet stopped posting node status.",
      lastTransitionTime: formatTime(nowMs),
    };
  });
  const missing = kubeletConditions
    .filter((type) => !conditions.some((each) => each.type === type))
    .map((type) => ({
      type,
      status: "Unknown",
      lastHeartbeatTime: node.metadata.creationTimestamp,
      lastTransitionTime: formatTime(nowMs),
      reason: "NodeStatusNeverUpdated",
      message: "Kubelet never posted node status.",
    }));
  const isSame = missing.length === 0 && changed.every((each, index) => each === conditions[index]);
  return isSame ? conditions : [...changed, ...missing];
}
