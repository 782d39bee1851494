/** What Services want of load balancers. Source: cloud-provider, service controller 1.36. */
import type { Service } from "../../api/core/service/service.ts";

/** Keeps a Service until its load balancer is gone. */
export const cleanupFinalizer = "service.kubernetes.io/load-balancer-cleanup";

/** A class means that somebody else makes the load balancer. */
export const wantsLoadBalancer = ({ spec }: Service): boolean =>
  spec.type === "LoadBalancer" && spec.loadBalancerClass === undefined;

export const hasFinalizer = ({ metadata: { finalizers = [] } }: Service): boolean =>
  finalizers.includes(cleanupFinalizer);

/** There is a load balancer that is not wanted any more. */
export const needsCleanup = (service: Service): boolean =>
  hasFinalizer(service) &&
  (service.metadata.deletionTimestamp !== undefined || service.spec.type !== "LoadBalancer");

/** Whether load balancers may have anything to do with it: it holds an address, or wants one. */
export const isOfInterest = (service: Service): boolean =>
  wantsLoadBalancer(service) ||
  hasFinalizer(service) ||
  (service.status.loadBalancer.ingress ?? []).length > 0;
