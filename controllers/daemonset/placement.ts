/** On which nodes a DaemonSet wants a pod. Source: pkg/controller/daemon 1.36. */
import type { Node } from "../../api/core/node/node.ts";
import type { Toleration } from "../../api/core/pod/scheduling.ts";
import type { PodSpec } from "../../api/core/pod/spec.ts";
import { matchesPlacement } from "../../api/selectors/nodes.ts";
import { bears } from "../../api/selectors/taints.ts";
import { taintKeys } from "../taints.ts";

/** What becomes of a DaemonSet's pods on one node. */
export interface Placement {
  /** There is to be a pod. */
  readonly runs: boolean;
  /** A pod that is there may stay. */
  readonly stays: boolean;
}

const nowhere: Placement = { runs: false, stays: false };

const tolerationsOfAll = [
  [taintKeys.notReady, "NoExecute"],
  [taintKeys.unreachable, "NoExecute"],
  [taintKeys.diskPressure, "NoSchedule"],
  [taintKeys.memoryPressure, "NoSchedule"],
  [taintKeys.pidPressure, "NoSchedule"],
  [taintKeys.unschedulable, "NoSchedule"],
] as const;

/**
 * The tolerations of the pods: those of the template, and those that let daemons outlive the
 * troubles of their node. A toleration for a time is made one for ever.
 */
export function daemonTolerations(spec: PodSpec): readonly Toleration[] {
  const wanted = spec.hostNetwork
    ? [...tolerationsOfAll, [taintKeys.networkUnavailable, "NoSchedule"] as const]
    : tolerationsOfAll;
  let tolerations = spec.tolerations ?? [];
  for (const [key, effect] of wanted) {
    const added = { key, operator: "Exists", effect };
    const isKnown = tolerations.some((each) => isAlike(each, added));
    tolerations = isKnown
      ? tolerations.map((each) => (isAlike(each, added) ? added : each))
      : [...tolerations, added];
  }
  return tolerations;
}

const isAlike = (left: Toleration, right: Toleration) =>
  left.key === right.key &&
  left.effect === right.effect &&
  left.operator === right.operator &&
  (left.value ?? "") === (right.value ?? "");

const remembered = new WeakMap<PodSpec, (node: Node) => Placement>();

/** What becomes of pods of that spec on the node. Nodes that stay as they are are asked once. */
export function placementOn(node: Node, spec: PodSpec): Placement {
  const known = remembered.get(spec);
  if (known !== undefined) return known(node);
  const placements = new WeakMap<Node, Placement>();
  const place = placer(spec);
  const placed = (each: Node) => {
    const placement = placements.get(each) ?? place(each);
    placements.set(each, placement);
    return placement;
  };
  remembered.set(spec, placed);
  return placed(node);
}

function placer(spec: PodSpec): (node: Node) => Placement {
  const { nodeName = "" } = spec;
  const tolerations = daemonTolerations(spec);
  const matches = matchesPlacement(spec);
  return ({ metadata: { name = "", labels = {} }, spec: { taints = [] } }) => {
    if ((nodeName !== "" && nodeName !== name) || !matches({ name, labels })) return nowhere;
    const untolerated = taints.filter((taint) => !tolerations.some((each) => bears(each, taint)));
    const evicts = untolerated.some(({ effect }) => effect === "NoExecute");
    const repels = untolerated.some(({ effect }) => effect === "NoSchedule");
    return { runs: !evicts && !repels, stays: !evicts };
  };
}
