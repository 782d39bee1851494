import { equalJson } from "../../api/json.ts";
import { matchesPlacement } from "../../api/selectors/nodes.ts";
import type { ClusterEvent, Node, Pod } from "../framework/framework.ts";
import type { Snapshot } from "../snapshot/snapshot.ts";
import type { SpreadConstraint } from "./constraints.ts";

interface Spread {
  /** Those that refuse nodes. */
  readonly constraints: readonly SpreadConstraint[];
  readonly snapshot: Snapshot;
}

/**
 * Whether an event changes how many pods a place has, or what places there are; all else lets in no
 * pod that the constraints refused. Source: podtopologyspread/plugin.go 1.36.
 */
export function spreadMayHelp(pod: Pod, event: ClusterEvent, spread: Spread): boolean {
  const { pod: other, slot } = event;
  if (other !== undefined) return podMayHelp(pod, other, { event, ...spread });
  return nodeMayHelp(pod, event.previousNode, {
    node: slot < 0 ? undefined : spread.snapshot.info(slot).node,
    ...spread,
  });
}

function podMayHelp(
  pod: Pod,
  other: Pod,
  { event, constraints }: Spread & { readonly event: ClusterEvent },
): boolean {
  if (event.name === "TargetPodUpdateToleration") return constraints.some(honorsTaints);
  if (other.metadata.namespace !== pod.metadata.namespace) return false;
  return constraints.some(({ selector }) => {
    const matches = selector.matches(other.metadata.labels);
    const { previousPod } = event;
    return previousPod === undefined
      ? matches
      : matches !== selector.matches(previousPod.metadata.labels);
  });
}

function nodeMayHelp(
  pod: Pod,
  before: Node | undefined,
  { node, constraints }: Spread & { readonly node: Node | undefined },
): boolean {
  const isPlace = (each: Node | undefined) =>
    each !== undefined &&
    constraints.every(({ topologyKey }) => each.metadata.labels?.[topologyKey] !== undefined);
  if (before === undefined || node === undefined) return isPlace(before) || isPlace(node);
  if (isPlace(before) !== isPlace(node)) return true;
  if (!isPlace(node)) return false;
  // In Kubernetes this helps whether or not taints count, so the pod is told why it waits now.
  if (!equalJson(before.spec.taints, node.spec.taints)) return true;
  const matches = matchesPlacement(pod.spec);
  const isWanted = ({ metadata: { name = "", labels = {} } }: Node) => matches({ name, labels });
  return constraints.some(
    (constraint) =>
      before.metadata.labels?.[constraint.topologyKey] !==
        node.metadata.labels?.[constraint.topologyKey] ||
      (constraint.nodeAffinityPolicy === "Honor" && isWanted(before) !== isWanted(node)),
  );
}

const honorsTaints = ({ nodeTaintsPolicy }: SpreadConstraint): boolean =>
  nodeTaintsPolicy === "Honor";
