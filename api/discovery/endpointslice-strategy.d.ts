import type { Strategy } from "../resource.ts";
import type { EndpointSlice } from "./endpointslice.ts";
/**
 * How EndpointSlices are created and changed. Source: pkg/registry/discovery/endpointslice 1.36.
 */
export declare const endpointSliceStrategy: Strategy<EndpointSlice>;
