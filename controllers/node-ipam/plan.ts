import { Node } from "../../api/core/node/node.ts";
import { type Action, record, untyped } from "../../client/action.ts";
import type { Plan } from "../../client/controller.ts";
import { nodeStatusNote } from "../node-events.ts";
import type { CidrRange } from "./cidr-range.ts";

/** All that the addresses of nodes depend on. */
export interface Observed {
  readonly nodes: readonly Node[];
  /** One for each IP family of the pods, the main one first. */
  readonly ranges: readonly CidrRange[];
  /** Time until a node that went without may be told so again; 0 is now. */
  readonly backoffMs: (name: string) => number;
}

/**
 * Gives every node without a range for its pods the next one that is free, of each family. Ranges
 * are handed out in turn, so that of a node that went is used again only when all after it were.
 * Where none is left, the node goes without, which is an event, time and again.
 * Source: pkg/controller/nodeipam 1.36, range allocator.
 */
export function planCidrs({ nodes, ranges, backoffMs }: Observed): Plan {
  const without = nodes.filter(lacksCidr);
  if (without.length === 0) return { actions: [] };
  const next = ranges.map((range, family) => allocator(nodes, range, family));
  const actions: Action[] = [];
  const tries: string[] = [];
  const waits: number[] = [];
  for (const node of without) {
    const cidrs = next.flatMap((draw) => draw() ?? []);
    const { name = "" } = node.metadata;
    if (cidrs.length === ranges.length) actions.push(assign(node, cidrs));
    else if (backoffMs(name) > 0) waits.push(backoffMs(name));
    else {
      actions.push(record(nodeStatusNote(node, "CIDRNotAvailable")));
      tries.push(name);
    }
  }
  // What is tried now is held back from then on, and looked at when the first of the waits is over.
  const requeueAfterMs = tries.length > 0 ? 0 : Math.min(...waits);
  return Number.isFinite(requeueAfterMs) ? { actions, tries, requeueAfterMs } : { actions };
}

export const lacksCidr = ({ spec: { podCIDRs = [] }, metadata }: Node): boolean =>
  podCIDRs.length === 0 && metadata.deletionTimestamp === undefined;

/**
 * Gives the ranges of the family at a place that are free, beginning after that of the youngest
 * node that has one.
 */
function allocator(
  nodes: readonly Node[],
  range: CidrRange,
  family: number,
): () => string | undefined {
  const taken = new Uint8Array(range.size);
  let free = range.size;
  let youngest = "";
  let last = -1;
  for (const { metadata, spec } of nodes) {
    const place = range.placeOf(spec.podCIDRs?.[family] ?? "");
    if (place === undefined || taken[place] === 1) continue;
    taken[place] = 1;
    free -= 1;
    const { creationTimestamp = "" } = metadata;
    if (creationTimestamp < youngest) continue;
    last = creationTimestamp === youngest ? Math.max(last, place) : place;
    youngest = creationTimestamp;
  }
  return () => {
    if (free === 0) return undefined;
    do last = (last + 1) % range.size;
    while (taken[last] === 1);
    taken[last] = 1;
    free -= 1;
    return range.at(last);
  };
}

function assign(node: Node, podCIDRs: readonly string[]): Action {
  return {
    do: "patch",
    resource: untyped(Node),
    namespace: undefined,
    name: node.metadata.name ?? "",
    patchType: "strategic",
    patch: { metadata: { uid: node.metadata.uid }, spec: { podCIDR: podCIDRs[0], podCIDRs } },
    failed: nodeStatusNote(node, "CIDRAssignmentFailed"),
  };
}
