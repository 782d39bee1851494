/** The pods of a DaemonSet, by the node that each was made for. */
import type { DaemonSet } from "../../api/apps/daemonset.ts";
import type { Node } from "../../api/core/node/node.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import { namesOfTerm } from "../../api/selectors/nodes.ts";
import { isPodTerminal } from "../pod-state.ts";
import { type Placement, placementOn } from "./placement.ts";

/** A node, or one that is no more, with the pods of one DaemonSet. */
export interface NodePods extends Placement {
  readonly name: string;
  readonly exists: boolean;
  /** Those that are scheduled first, then the oldest. */
  readonly pods: readonly Pod[];
}

/** Every node, and every name of one that a pod is for, by name. */
export function nodePodsOf(
  { spec: { template } }: DaemonSet,
  nodes: readonly Node[],
  pods: readonly Pod[],
): readonly NodePods[] {
  const byNode = new Map<string, Pod[]>();
  for (const pod of pods) {
    // What has ended and is being deleted is only waited for by others.
    if (isPodTerminal(pod) && pod.metadata.deletionTimestamp !== undefined) continue;
    const name = targetNode(pod);
    if (name === undefined) continue;
    const known = byNode.get(name);
    if (known === undefined) byNode.set(name, [pod]);
    else known.push(pod);
  }
  const found = nodes.map((node) => {
    const { name = "" } = node.metadata;
    const own = byNode.get(name);
    byNode.delete(name);
    return nodeWith(name, placementOn(node, template.spec), own);
  });
  for (const [name, own] of byNode) {
    found.push({ name, exists: false, runs: false, stays: false, pods: own.sort(byAge) });
  }
  return found.sort((left, right) => (left.name < right.name ? -1 : 1));
}

/** Nodes with one pod, by that pod: of thousands nearly all are as they were in the last plan. */
const remembered = new WeakMap<Pod, { readonly placement: Placement; readonly made: NodePods }>();

function nodeWith(name: string, placement: Placement, pods: readonly Pod[] = []): NodePods {
  const [pod] = pods;
  if (pod === undefined || pods.length > 1) {
    return { name, exists: true, ...placement, pods: [...pods].sort(byAge) };
  }
  const known = remembered.get(pod);
  if (known?.placement === placement) return known.made;
  const made = { name, exists: true, ...placement, pods };
  remembered.set(pod, { placement, made });
  return made;
}

/** The node of a pod, or the one that it was made for. */
export function targetNode({ spec: { nodeName = "", affinity } }: Pod): string | undefined {
  if (nodeName !== "") return nodeName;
  const required = affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
  for (const term of required?.nodeSelectorTerms ?? []) {
    const names = namesOfTerm(term);
    if (names !== undefined) return names.size === 1 ? [...names][0] : undefined;
  }
  return undefined;
}

function byAge(left: Pod, right: Pod): number {
  const [leftPlaced, rightPlaced] = [left, right].map(({ spec }) => (spec.nodeName ?? "") !== "");
  if (leftPlaced !== rightPlaced) return leftPlaced ? -1 : 1;
  const [a, b] = [left, right].map(({ metadata }) => metadata.creationTimestamp ?? "");
  if (a !== b) return (a ?? "") < (b ?? "") ? -1 : 1;
  return (left.metadata.name ?? "") < (right.metadata.name ?? "") ? -1 : 1;
}
