import type { Node } from "../api/core/node/node.ts";
/** How long a packet and its answer take, in milliseconds. */
export interface RoundTrips {
    readonly sameNodeMs: number;
    readonly sameZoneMs: number;
    readonly otherZoneMs: number;
    /** Between somebody beyond the cluster and any node. */
    readonly outsideMs: number;
}
/** Those of a cloud's region; nodes without a zone are all in one. */
export declare const usualRoundTrips: RoundTrips;
/** From where to where; `undefined` is beyond the cluster. */
export declare function roundTripMs(trips: RoundTrips, from: Node | undefined, to: Node | undefined): number;
