/**
 * The shutdown of a machine: its pods get time to stop, the critical ones last, then it goes off.
 * Source: kubelet 1.36, pkg/kubelet/nodeshutdown, with shutdownGracePeriod 30s and
 * shutdownGracePeriodCriticalPods 10s.
 */
import type { Node } from "../../api/core/node/node.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import { parseTime } from "../../api/runtime.ts";
import { powerAnnotation } from "../machine.ts";
import { criticalPriority } from "../static/mirror.ts";

const graceMs = 30_000;
const criticalGraceMs = 10_000;
/** API times are whole seconds, rounded down: it may have begun until the next one. */
const secondMs = 1_000;

/** What pods are told that end with their machine. */
export const shutdownMessage = "Pod was terminated in response to imminent node shutdown.";

/** Whether the machine has been told to shut down. */
export const isToShutDown = (node: Node | undefined): boolean =>
  node?.metadata.annotations?.[powerAnnotation] === "shutdown";

/** Since when the node shows that it is shutting down; undefined where it does not. */
export function shutdownSinceMs(node: Node | undefined): number | undefined {
  if (!isToShutDown(node)) return undefined;
  const ready = node?.status.conditions?.find(({ type }) => type === "Ready");
  const sinceMs = ready?.status === "False" ? parseTime(ready.lastTransitionTime) : undefined;
  return sinceMs === undefined ? undefined : sinceMs + secondMs;
}

/** When a machine that is shutting down goes off. */
export function offAtMs(node: Node): number | undefined {
  const sinceMs = shutdownSinceMs(node);
  return sinceMs === undefined ? undefined : sinceMs + graceMs;
}

/** When a pod of a machine that is shutting down is told to stop, and how long it has. */
export function shutdownOrder(node: Node | undefined, { spec }: Pod) {
  const sinceMs = shutdownSinceMs(node);
  if (sinceMs === undefined) return undefined;
  const isCritical = (spec.priority ?? 0) >= criticalPriority;
  const ordinaryMs = graceMs - criticalGraceMs;
  const mostMs = isCritical ? criticalGraceMs : ordinaryMs;
  return {
    atMs: isCritical ? sinceMs + ordinaryMs : sinceMs,
    graceMs: Math.min(spec.terminationGracePeriodSeconds * 1000, mostMs),
  };
}
