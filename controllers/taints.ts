/** The taints that Kubernetes puts on nodes itself. */
import type { Taint } from "../api/core/node/spec.ts";

export const taintKeys = {
  notReady: "node.kubernetes.io/not-ready",
  unreachable: "node.kubernetes.io/unreachable",
  unschedulable: "node.kubernetes.io/unschedulable",
  memoryPressure: "node.kubernetes.io/memory-pressure",
  diskPressure: "node.kubernetes.io/disk-pressure",
  pidPressure: "node.kubernetes.io/pid-pressure",
  networkUnavailable: "node.kubernetes.io/network-unavailable",
  outOfService: "node.kubernetes.io/out-of-service",
} as const;

export const sameTaint = (left: Taint, right: Taint): boolean =>
  left.key === right.key && left.effect === right.effect;

export const noExecute = (taints: readonly Taint[] = []): readonly Taint[] =>
  taints.filter(({ effect }) => effect === "NoExecute");
