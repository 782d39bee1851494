/** Which nodes have a slice, or a device of it. */
import type { NodeSelector } from "../../api/core/node-selector.ts";
import type { ResourceSlice } from "../../api/resource/resource-slice.ts";
import {
  matchesAnyTerm,
  type NodeMatcher,
  type SelectableNode,
} from "../../api/selectors/nodes.ts";
import type { Candidate } from "./candidates.ts";

interface Place {
  readonly nodeName?: string | undefined;
  readonly nodeSelector?: NodeSelector | undefined;
  readonly allNodes?: boolean | undefined;
}

/**
 * The nodes that a slice concerns. Those with counters concern every node, for the pool cannot be
 * used without them. One that says nothing of nodes concerns none.
 * Source: structured/internal, GatherPools 1.36.
 */
export function sliceReach({ spec }: ResourceSlice): NodeMatcher {
  const { sharedCounters = [], perDeviceNodeSelection = false, devices = [] } = spec;
  if (sharedCounters.length > 0) return () => true;
  const hasPlace = (spec.nodeName ?? "") !== "" || spec.allNodes || spec.nodeSelector !== undefined;
  if (hasPlace || !perDeviceNodeSelection) return (node) => isPlaceOf(spec, node);
  return (node) => devices.some((device) => isPlaceOf(device, node));
}

/** Whether a node that a slice concerns has this device of it. */
export const hasDevice = (node: SelectableNode, { slice, device }: Candidate): boolean =>
  slice.spec.perDeviceNodeSelection !== true || isPlaceOf(device, node);

function isPlaceOf(
  { nodeName = "", nodeSelector, allNodes = false }: Place,
  node: SelectableNode,
): boolean {
  if (nodeName !== "") return node.name === nodeName;
  return allNodes || (nodeSelector !== undefined && matcherOf(nodeSelector)(node));
}

const matchers = new WeakMap<NodeSelector, NodeMatcher>();

function matcherOf(selector: NodeSelector): NodeMatcher {
  const matcher = matchers.get(selector) ?? matchesAnyTerm(selector.nodeSelectorTerms);
  matchers.set(selector, matcher);
  return matcher;
}
