/** Whether nodes, pods and containers are those that a Fault speaks of. */
import type { Node } from "../core/node/node.ts";
import type { Pod } from "../core/pod/pod.ts";
import { selectorFromLabelSelector } from "../selectors/labels.ts";
import type { Fault } from "./fault.ts";
import type { FaultPeer } from "./fault-spec.ts";

const zoneLabel = "topology.kubernetes.io/zone";

/** A pod, a node, or a pod on a node; neither is somebody beyond the cluster. */
export interface FaultedPlace {
  readonly pod?: Pod | undefined;
  readonly node?: Node | undefined;
}

const asksNodes = ({ nodes, nodeSelector, zones }: FaultPeer) =>
  (nodes ?? nodeSelector ?? zones) !== undefined;

/** Whether anything is asked of pods. */
export const asksPods = ({ namespace, pods, podSelector }: FaultPeer) =>
  (namespace ?? pods ?? podSelector) !== undefined;

function isOfNode({ nodes, nodeSelector, zones }: FaultPeer, node: Node): boolean {
  const { name = "", labels = {} } = node.metadata;
  return (
    (nodes === undefined || nodes.includes(name)) &&
    (zones === undefined || zones.includes(labels[zoneLabel] ?? "")) &&
    (nodeSelector === undefined || selectorFromLabelSelector(nodeSelector).matches(labels))
  );
}

function isOfPod({ namespace, pods, podSelector }: FaultPeer, { metadata }: Pod): boolean {
  return (
    (namespace === undefined || namespace === metadata.namespace) &&
    (pods === undefined || pods.includes(metadata.name ?? "")) &&
    (podSelector === undefined ||
      selectorFromLabelSelector(podSelector).matches(metadata.labels ?? {}))
  );
}

/** Whether all that is asked for is so; what is asked of nodes is asked of the node of a pod. */
export function isOfSelection(selection: FaultPeer, { pod, node }: FaultedPlace): boolean {
  if (asksNodes(selection) && (node === undefined || !isOfNode(selection, node))) return false;
  return !asksPods(selection) || (pod !== undefined && isOfPod(selection, pod));
}

/** `namespace/name` of a pod, or the name of a node, as the status of a fault has it. */
export function targetName({ pod, node }: FaultedPlace): string {
  const { metadata } = pod ?? {};
  return metadata === undefined
    ? (node?.metadata.name ?? "")
    : `${metadata.namespace}/${metadata.name}`;
}

/**
 * Whether a fault strikes there: of all that its target speaks of, or of so many as were drawn
 * when it began. Where it draws nodes, their pods are struck with them.
 */
export function isStruckAt({ spec, status }: Fault, place: FaultedPlace): boolean {
  const { target = {} } = spec;
  if (!isOfSelection(target, place)) return false;
  if (target.count === undefined) return true;
  const { pod, node } = place;
  const drawn = status.targets ?? [];
  return drawn.includes(targetName({ pod, node })) || drawn.includes(targetName({ node }));
}
