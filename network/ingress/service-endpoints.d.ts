/** Endpoints of Services as the entry uses them: it goes past the proxies of the nodes. */
import type { Service } from "../../api/core/service/service.ts";
import type { EndpointSlice } from "../../api/discovery/endpointslice.ts";
export interface IngressEndpoint {
    readonly address: string;
    readonly port: number;
}
/** `namespace/name` of the Service that a slice is part of. */
export declare const sliceKeyOf: ({ metadata: { namespace, labels } }: EndpointSlice) => string;
/**
 * The ready endpoints of a port, each once, by address. The port is found by its number, its name
 * or its target. Source: ingress-nginx 1.14, endpointslices.go.
 */
export declare function endpointsOf({ spec: { ports, type } }: Service, slices: readonly EndpointSlice[], wanted: string): readonly IngressEndpoint[];
