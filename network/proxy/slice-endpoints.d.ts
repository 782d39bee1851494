/** EndpointSlices as a proxy reads them. Source: pkg/proxy/endpointslicecache.go 1.36. */
import type { EndpointSlice } from "../../api/discovery/endpointslice.ts";
import { type EndpointGroups, type ProxyEndpoint } from "./eligible-endpoints.ts";
/**
 * `namespace/name` of the Service that a slice is part of. None for those that kube-proxy does not
 * watch: of headless Services, and of Services that another proxy serves.
 */
export declare function serviceKeyOf(slice: EndpointSlice | undefined): string | undefined;
/** Which port of a Service endpoints are asked for. */
export interface EndpointPortKey {
    readonly portName: string;
    readonly protocol: string;
    readonly family: string;
}
/** The groups of the endpoints that a slice has for a port; a slice is only read once for each. */
export declare function groupsIn(slice: EndpointSlice, key: EndpointPortKey): EndpointGroups | undefined;
/** The addresses in a slice. */
export declare function addressesIn(slice: EndpointSlice): ReadonlySet<string>;
/** Each endpoint once. While one moves from a slice to another it may be in both. */
export declare function once(endpoints: readonly ProxyEndpoint[]): readonly ProxyEndpoint[];
