import { Endpoints } from "../../api/core/endpoints.ts";
import type { Service } from "../../api/core/service/service.ts";
import { EndpointSlice } from "../../api/discovery/endpointslice.ts";
import { type Action } from "../../client/action.ts";
/** All that the mirrored slices of one name depend on. */
export interface Observed {
    readonly endpoints: Endpoints | undefined;
    readonly service: Service | undefined;
    /** Those that this controller made for the name. */
    readonly slices: readonly EndpointSlice[];
}
export declare const mirroredBy = "endpointslicemirroring-controller.k8s.io";
/**
 * Repeats Endpoints that were made by hand, for a Service without a selector, in slices: one for
 * the IPv4 and one for the IPv6 addresses of each set of ports.
 * Source: pkg/controller/endpointslicemirroring 1.36.
 */
export declare function planMirror(observed: Observed): readonly Action[];
