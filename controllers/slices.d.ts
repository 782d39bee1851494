/** How EndpointSlices are told apart, by those who write and those who mirror them. */
import type { EndpointSlice, EndpointSlicePort } from "../api/discovery/endpointslice.ts";
import type { KubeObject } from "../api/resource.ts";
export declare const serviceNameLabel = "kubernetes.io/service-name";
export declare const managedByLabel = "endpointslice.kubernetes.io/managed-by";
/** Names have 63 characters at most, of which five are drawn. */
export declare const prefixOf: ({ metadata: { name } }: KubeObject) => string;
/** The key of the Service that a slice belongs to, where it is kept by `manager`. */
export declare const sliceKeysOf: (manager: string) => ({ metadata: { namespace, labels } }: EndpointSlice) => string[];
/** Tells sets of ports apart, in whatever order they are. */
export declare function portsKey(ports: readonly EndpointSlicePort[]): string;
