/** How many addresses one Endpoints object holds. Source: pkg/controller/endpoint 1.36. */
import type { EndpointSubset } from "../../api/core/endpoints.ts";
export declare const capacity = 1000;
/**
 * The subsets with no more addresses than fit, spread by their share; the same list where all fit.
 * Ready addresses come first: only where there is room for more do others stay.
 */
export declare function truncate(subsets: readonly EndpointSubset[]): readonly EndpointSubset[];
export declare const countAddresses: (subsets: readonly EndpointSubset[]) => number;
