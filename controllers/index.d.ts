import type { Controller } from "../client/controller.ts";
export interface ControllerOptions {
    /** The addresses of all pods, such as `10.244.0.0/16`. */
    readonly clusterCidr: string;
    /** Those of IPv6 in a dual-stack cluster, such as `fd00:10:244::/56`. */
    readonly clusterCidrIPv6?: string | undefined;
    /** The addresses of load balancers: `192.0.2.0/24` unless it is said otherwise. */
    readonly loadBalancerRanges?: readonly string[] | undefined;
}
export declare const controllers: ({ clusterCidr, clusterCidrIPv6, loadBalancerRanges, }: ControllerOptions) => readonly Controller[];
