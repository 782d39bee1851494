/** The taints that Kubernetes puts on nodes itself, and who bears them. */
import type { Taint } from "../api/core/node/spec.ts";
import type { Toleration } from "../api/core/pod/scheduling.ts";

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

/** Whether a toleration bears a taint. Source: core/v1 ToleratesTaint 1.36. */
export function bears(toleration: Toleration, taint: Taint): boolean {
  const { key = "", operator = "Equal", value = "", effect = "" } = toleration;
  if (effect !== "" && effect !== taint.effect) return false;
  if (key !== "" && key !== taint.key) return false;
  if (operator === "Exists") return true;
  if (operator === "Lt" || operator === "Gt") {
    const given = Number.parseInt(taint.value ?? "", 10);
    const bound = Number.parseInt(value, 10);
    return operator === "Lt" ? given < bound : given > bound;
  }
  return (operator === "Equal" || operator === "") && value === (taint.value ?? "");
}
