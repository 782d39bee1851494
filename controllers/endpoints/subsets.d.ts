/** The addresses of the pods behind a Service, as Endpoints group them. */
import type { EndpointSubset } from "../../api/core/endpoints.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import type { Service } from "../../api/core/service/service.ts";
export interface Subsets {
    readonly subsets: readonly EndpointSubset[];
    /** There are more addresses than one object may hold. */
    readonly truncated: boolean;
}
/**
 * The subsets of all pods that the Service selects, packed and sorted as they are stored. A pod
 * that lacks a named port is no address of that port.
 */
export declare function subsetsOf(service: Service, pods: readonly Pod[]): Subsets;
