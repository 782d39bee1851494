/** What the addresses of an Endpoints object are in slices. */
import type { Endpoints } from "../../api/core/endpoints.ts";
import type { Endpoint, EndpointSlicePort } from "../../api/discovery/endpointslice.ts";
import { type IpFamily } from "../../api/validation/ip.ts";
/** `--mirroring-max-endpoints-per-subset` */
export declare const addressesPerSubset = 1000;
/** The endpoints of one family with the same ports: what one slice holds. */
export interface Group {
    readonly family: IpFamily;
    readonly ports: readonly EndpointSlicePort[];
    /** By what tells them apart; of equal ones the last counts. */
    readonly endpoints: Map<string, Endpoint>;
}
export interface Mirrored {
    /** By family and ports. */
    readonly groups: ReadonlyMap<string, Group>;
    /** Addresses that are none. */
    readonly invalid: number;
    /** Addresses that were left out, the invalid ones among them. */
    readonly skipped: number;
}
/** Sorts the addresses by family and ports, the first thousand of each subset, ready ones first. */
export declare function mirrorOf({ subsets }: Endpoints): Mirrored;
export declare const groupKey: (family: string, ports: readonly EndpointSlicePort[]) => string;
/** What makes two endpoints one and the same. Source: k8s.io/endpointslice/util 1.36. */
export declare const endpointKey: ({ addresses, hostname, targetRef }: Endpoint) => string;
