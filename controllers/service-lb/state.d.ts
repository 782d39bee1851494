/** What Services want of load balancers. Source: cloud-provider, service controller 1.36. */
import type { Service } from "../../api/core/service/service.ts";
/** Keeps a Service until its load balancer is gone. */
export declare const cleanupFinalizer = "service.kubernetes.io/load-balancer-cleanup";
/** A class means that somebody else makes the load balancer. */
export declare const wantsLoadBalancer: ({ spec }: Service) => boolean;
export declare const hasFinalizer: ({ metadata: { finalizers } }: Service) => boolean;
/** There is a load balancer that is not wanted any more. */
export declare const needsCleanup: (service: Service) => boolean;
/** Whether load balancers may have anything to do with it: it holds an address, or wants one. */
export declare const isOfInterest: (service: Service) => boolean;
