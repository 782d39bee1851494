/** Which allocated fields a Service needs, by its type. Source: pkg/registry/core/service 1.36. */
import type { Service } from "./service.ts";

/** The part of a Service that decides. */
export type Typed = Pick<Service, "spec">;

/** It has an address in the cluster, or says "None" in its place. */
export const needsClusterIP = ({ spec }: Typed): boolean => spec.type !== "ExternalName";

/** No address is allocated to it: its name leads to the pods themselves. */
export const isHeadless = ({ spec }: Typed): boolean =>
  needsClusterIP({ spec }) && (spec.clusterIPs?.[0] ?? spec.clusterIP) === "None";

/** Its ports may have node ports. */
export const needsNodePort = ({ spec }: Typed): boolean =>
  spec.type === "NodePort" || spec.type === "LoadBalancer";

/** Ports without a node port get one allocated. */
export const allocatesNodePorts = ({ spec }: Typed): boolean =>
  spec.type === "NodePort" ||
  (spec.type === "LoadBalancer" && spec.allocateLoadBalancerNodePorts !== false);

/** Load balancers ask each node whether it holds endpoints, at a port allocated for it. */
export const needsHealthCheckNodePort = ({ spec }: Typed): boolean =>
  spec.type === "LoadBalancer" && spec.externalTrafficPolicy === "Local";

/** Traffic reaches it from outside, so that an externalTrafficPolicy applies. */
export const isExternallyAccessible = ({ spec }: Typed): boolean =>
  needsNodePort({ spec }) || (spec.type === "ClusterIP" && (spec.externalIPs ?? []).length > 0);
