/**
 * How many endpoints each zone is to have, and which zones give some to others.
 * Source: k8s.io/endpointslice/topologycache 1.36.
 */
import type { Node } from "../../api/core/node/node.ts";
/** The share of each zone in the CPU of all nodes, from 0 to 1, by name of the zone. */
export type ZoneShares = ReadonlyMap<string, number>;
/** Endpoints by zone. */
export type ZoneCounts = ReadonlyMap<string, number>;
/** How many endpoints a zone should have. */
export interface Allocation {
    readonly desired: number;
    readonly maximum: number;
}
export type Allocations = ReadonlyMap<string, Allocation>;
/**
 * `undefined` where a node that counts does not say its zone or its CPU, or all are in one zone.
 * Control-plane nodes do not count, nor do those that are not ready.
 */
export declare function zoneShares(nodes: readonly Node[]): ZoneShares | undefined;
export declare const isReady: ({ status }: Pick<Node, "status">) => boolean;
/** The allocations for so many endpoints, or why there cannot be any. */
export declare function allocate(shares: ZoneShares | undefined, endpoints: number): Allocations | string;
/** How many endpoints zones give, and how many others get; both are the same in sum. */
export interface Transfers {
    readonly giving: Map<string, number>;
    readonly receiving: Map<string, number>;
}
/** Brings zones with so many endpoints closer to their allocations, by whole endpoints. */
export declare function transfers(allocations: Allocations, counts: ZoneCounts): Transfers;
