/** Which allocated fields a Service needs, by its type. Source: pkg/registry/core/service 1.36. */
import type { Service } from "./service.ts";
/** The part of a Service that decides. */
export type Typed = Pick<Service, "spec">;
/** It has an address in the cluster, or says "None" in its place. */
export declare const needsClusterIP: ({ spec }: Typed) => boolean;
/** No address is allocated to it: its name leads to the pods themselves. */
export declare const isHeadless: ({ spec }: Typed) => boolean;
/** Its ports may have node ports. */
export declare const needsNodePort: ({ spec }: Typed) => boolean;
/** Ports without a node port get one allocated. */
export declare const allocatesNodePorts: ({ spec }: Typed) => boolean;
/** Load balancers ask each node whether it holds endpoints, at a port allocated for it. */
export declare const needsHealthCheckNodePort: ({ spec }: Typed) => boolean;
/** Traffic reaches it from outside, so that an externalTrafficPolicy applies. */
export declare const isExternallyAccessible: ({ spec }: Typed) => boolean;
