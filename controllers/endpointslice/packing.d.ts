/** Which endpoint goes into which slice. Source: k8s.io/endpointslice, reconciler 1.36. */
import type { Endpoint, EndpointSlice } from "../../api/discovery/endpointslice.ts";
/** `--max-endpoints-per-slice` */
export declare const endpointsPerSlice = 100;
/** Whether an endpoint is already as it is wanted. */
export type IsAsWanted = (wanted: Endpoint, stored: Endpoint) => boolean;
/** What becomes of the slices with one set of ports. */
export interface Packing {
    /** The contents of slices to be made. */
    readonly created: readonly (readonly Endpoint[])[];
    /** New contents by slice; the rest stays as it is. */
    readonly updated: ReadonlyMap<EndpointSlice, readonly Endpoint[]>;
    readonly emptied: readonly EndpointSlice[];
}
/**
 * Spreads endpoints, by the uid of their pod, over slices with as few writes as can be: what is
 * there stays where it is, new ones go first into slices that change anyway, then together into one
 * that has room for all of them, and else into new slices. The map is used up on the way.
 */
export declare function pack(slices: readonly EndpointSlice[], missing: Map<string, Endpoint>, isAsWanted: IsAsWanted): Packing;
