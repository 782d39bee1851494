/**
 * Why a node does not take a pod, however much room it has. Source: kubelet 1.36, its admit
 * handlers and pkg/kubelet/lifecycle/predicate.go.
 */
import type { Node } from "../../api/core/node/node.ts";
import { hostPortsOf, UsedPorts } from "../../api/core/pod/host-ports.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import { matchesPlacement } from "../../api/selectors/nodes.ts";
import { tolerates } from "../../api/selectors/taints.ts";
import { pressuresOf } from "../node/node-conditions.ts";
import { isToShutDown } from "../node/shutdown.ts";
import type { Observed } from "../observed.ts";
import { isCritical, isMirrorPod } from "../static/mirror.ts";
import { forbiddenSysctl } from "./sysctls.ts";

/** Why a pod cannot have what it asks for. */
export interface Refusal {
  readonly reason: string;
  readonly message: string;
}

/** Why a node does not take a critical pod, however much room would be made for it. */
export function refusalByNode(observed: Observed): Refusal | undefined {
  if (observed.node === undefined) return undefined;
  const refused = refusalAtOnce(observed) ?? brokenPredicate(observed);
  return refused ?? (isToShutDown(observed.node) ? shuttingDown : undefined);
}

/** Why it is refused before the node is looked at as the scheduler would. */
export function refusalAtOnce({ pod, node, unsafeSysctls }: Observed): Refusal | undefined {
  const short = node && shortOf(node, pod);
  if (short !== undefined) return short;
  const forbidden = forbiddenSysctl(pod.spec, unsafeSysctls);
  if (forbidden !== undefined) return { reason: "SysctlForbidden", message: forbidden };
  return foreign(pod);
}

/** Machines run Linux. */
const os = "linux";

/** A pod of another operating system, by its labels or its spec. */
function foreign({ metadata, spec }: Pod): Refusal | undefined {
  if ((metadata.labels?.["kubernetes.io/os"] ?? os) !== os) {
    const message = "Failed to admit pod as the `kubernetes.io/os` label doesn't match node label";
    return { reason: "PodOSSelectorNodeLabelDoesNotMatch", message };
  }
  if ((spec.os?.name ?? os) === os) return undefined;
  const message = "Failed to admit pod as the OS field doesn't match node OS";
  return { reason: "PodOSNotSupported", message };
}

/** A machine that shuts down takes nobody any more. */
export const shuttingDown: Refusal = {
  reason: "NodeShutdown",
  message: "Pod was rejected as the node is shutting down.",
};

/** The first rule that the node breaks; `undefined` where the pod may be on it. */
export function brokenPredicate({ pod, node, neighbors }: Observed): Refusal | undefined {
  if (node === undefined) return undefined;
  const { name = "", labels = {} } = node.metadata;
  if (!matchesPlacement(pod.spec)({ name, labels })) {
    return failed("NodeAffinity", "node(s) didn't match Pod's node affinity/selector");
  }
  if (lacksPorts(pod, neighbors)) {
    return failed("NodePorts", "node(s) didn't have free ports for the requested pod ports");
  }
  // A manifest of the machine itself runs there whatever keeps others off.
  if (isMirrorPod(pod) || !repels(node, pod)) return undefined;
  return failed("TaintToleration", "node(s) had untolerated taint(s)");
}

const failed = (reason: string, why: string): Refusal => ({
  reason,
  message: `Predicate ${reason} failed: ${why}`,
});

/** Whether pods that were taken on before have a host port that this one wants. */
function lacksPorts(pod: Pod, neighbors: Iterable<Pod>): boolean {
  const wanted = hostPortsOf(pod);
  if (wanted.length === 0) return false;
  const used = new UsedPorts();
  for (const neighbor of neighbors) {
    if (neighbor.status.startTime === undefined) continue;
    for (const port of hostPortsOf(neighbor)) used.add(port);
  }
  return wanted.some((port) => used.conflicts(port));
}

/** Taints that only keep new pods away are the scheduler's business. */
const repels = ({ spec }: Node, pod: Pod): boolean =>
  (spec.taints ?? []).some(
    (taint) => taint.effect === "NoExecute" && !tolerates(pod.spec.tolerations, taint),
  );

/** A node that runs short of something takes nobody who may make it worse. */
function shortOf(node: Node, pod: Pod): Refusal | undefined {
  const pressures = pressuresOf(node);
  if (pressures.length === 0 || isCritical(pod)) return undefined;
  if (pressures.length === 1 && pressures[0] === "MemoryPressure") {
    const isTolerated = tolerates(pod.spec.tolerations, memoryPressure);
    if (pod.status.qosClass !== "BestEffort" || isTolerated) return undefined;
  }
  const message = `The node had condition: [${pressures.join(" ")}]. `;
  return { reason: "Evicted", message };
}

const memoryPressure = { key: "node.kubernetes.io/memory-pressure", effect: "NoSchedule" };
