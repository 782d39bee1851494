/** What a pod is in an EndpointSlice. Source: k8s.io/endpointslice 1.36. */
import type { Node } from "../../api/core/node/node.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import type { Service } from "../../api/core/service/service.ts";
import type { Endpoint, EndpointSlicePort } from "../../api/discovery/endpointslice.ts";
import { type IpFamily } from "../service-pods.ts";
export interface EndpointOptions {
    readonly service: Service;
    readonly family: IpFamily;
    readonly nodeOf: (name: string) => Node | undefined;
}
/** The endpoint of a pod, or `undefined` where it has no address or its node is not there. */
export declare function toEndpoint(pod: Pod, { service, family, nodeOf }: EndpointOptions): Endpoint | undefined;
/** The ports of the Service as the pod has them; those that it lacks are left out. */
export declare function portsOf(service: Service, pod: Pod): readonly EndpointSlicePort[];
export declare const sameEndpoint: (left: Endpoint, right: Endpoint) => boolean;
/** Equality of endpoints but for hints, quick for the parts that every endpoint has. */
export declare function sameButHints(left: Endpoint, right: Endpoint): boolean;
