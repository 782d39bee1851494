/** The nodes that load balancers send traffic to. */
import type { Node } from "../../api/core/node/node.ts";
import type { Service } from "../../api/core/service/service.ts";
import { type Action, record } from "../../client/action.ts";
import { note, unavailable } from "./events.ts";
import { hasFinalizer, wantsLoadBalancer } from "./state.ts";

const excludedLabel = "node.kubernetes.io/exclude-from-external-load-balancers";
const toBeDeletedTaint = "ToBeDeletedByClusterAutoscaler";

/**
 * A node need not be ready: load balancers ask nodes for their health themselves.
 * Source: k8s.io/cloud-provider, service controller, stableNodeSetPredicates 1.36 (KEP-3458).
 */
export const takesTraffic = (node: Node): boolean =>
  node.metadata.deletionTimestamp === undefined &&
  isIncluded(node) &&
  node.spec.taints?.some(({ key }) => key === toBeDeletedTaint) !== true;

/**
 * Whether a change of a node has load balancers looked at. The taint of a node that is to go is
 * heeded only with the next change that does. Source: shouldSyncUpdatedNode 1.36.
 */
export function changesHosts(next: Node | undefined, previous: Node | undefined): boolean {
  if (next === undefined || previous === undefined) return next !== previous;
  const isSame = next.spec.providerID === previous.spec.providerID;
  return !isSame || isIncluded(next) !== isIncluded(previous);
}

/** What load balancers know of the nodes, each as a text. Source: nodesSufficientlyEqual 1.36. */
export const hostsOf = (nodes: readonly Node[]): readonly string[] =>
  nodes
    .filter(takesTraffic)
    .map(({ metadata: { name = "" }, spec }) => `${name} ${spec.providerID ?? ""}`)
    .sort();

/** Tells of other nodes behind every load balancer. Source: nodeSyncService 1.36. */
export function planNodeNotes(
  services: readonly Service[],
  previous: readonly string[],
  next: readonly string[],
): readonly Action[] {
  const isSame = previous.length === next.length && previous.every((host, at) => host === next[at]);
  if (isSame) return [];
  return services
    .filter((service) => wantsLoadBalancer(service) && hasFinalizer(service))
    .map((service) =>
      next.length > 0
        ? note(service, "UpdatedLoadBalancer", "Updated load balancer with new hosts")
        : record(unavailable(service)),
    );
}

/** What Go reads as false; all else that the label may say excludes a node. */
const falseTexts: readonly string[] = ["0", "f", "F", "false", "False", "FALSE"];

function isIncluded({ metadata }: Node): boolean {
  const label = metadata.labels?.[excludedLabel];
  return label === undefined || falseTexts.includes(label);
}
