import type { EndpointSubset, Endpoints } from "./endpoints.ts";
/** Subsets are stored repacked, but stay as they are where validation will refuse them. */
export declare function repackOnWrite(endpoints: Endpoints): Endpoints;
/**
 * Groups ports that the same addresses offer, ready alike, into one subset. Addresses are sorted by
 * text, then by the uid of their target. Kubernetes sorts ports and subsets by a hash; here they
 * are sorted by what they say, so the order of two ports or subsets may differ from its own.
 */
export declare function repackSubsets(subsets: readonly EndpointSubset[]): readonly EndpointSubset[];
