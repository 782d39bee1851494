import { Node } from "../../api/core/node/node.ts";
import type { Plan } from "../../client/controller.ts";
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
export declare function planCidrs({ nodes, ranges, backoffMs }: Observed): Plan;
export declare const lacksCidr: ({ spec: { podCIDRs }, metadata }: Node) => boolean;
