import { Service } from "../../api/core/service/service.ts";
import { type Plan } from "../../client/controller.ts";
import { type Pool } from "./pool.ts";
/** All that load balancers depend on. */
export interface Observed {
    /** Those of interest to load balancers, in any order. */
    readonly services: readonly Service[];
    readonly pool: Pool;
    /** Whether there is a node to send traffic to. */
    readonly hasNodes: boolean;
    /** Why the last plan stopped, if it did. */
    readonly failure: string | undefined;
    /** Time until what failed under that name should be tried again; 0 is now. */
    readonly backoffMs: (name: string) => number;
}
/**
 * Gives every Service that wants a load balancer an address of the pool, and takes it back from
 * those that want none any more. The state is in the API alone: an address is taken as long as some
 * Service shows it. The finalizer comes before the address and goes after it, so that none is lost.
 * Source: k8s.io/cloud-provider, service controller 1.36.
 */
export declare function planLoadBalancers(observed: Observed): Plan;
