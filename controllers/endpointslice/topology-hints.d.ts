/**
 * Topology Aware Routing: which zone each endpoint is for, in proportion to the CPU of the zones.
 * Source: k8s.io/endpointslice/topologycache 1.36.
 */
import type { Service } from "../../api/core/service/service.ts";
import { type ZoneShares } from "./allocations.ts";
import { type Changes } from "./changes.ts";
/** Whether an annotation asks for Topology Aware Routing; the older of the two goes first. */
export declare function wantsTopologyHints({ metadata: { annotations } }: Service): boolean;
/**
 * Gives every ready endpoint of the changes a hint; slices that are fine as they are stay
 * unwritten. Returns why that cannot be, in which case no slice has hints.
 */
export declare function addTopologyHints(changes: Changes, shares: ZoneShares | undefined): string | undefined;
