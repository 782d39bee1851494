import type { Service } from "../../api/core/service/service.ts";
import { type HostRange } from "../../api/validation/ip-range.ts";
/** Where the addresses of load balancers come from. */
export interface Pool {
    /** As they were given, for messages. */
    readonly text: string;
    readonly ranges: readonly HostRange[];
}
/** The pool of some ranges. Throws a RangeError where one is none. */
export declare function poolOf(cidrs: readonly string[]): Pool;
/** The addresses that a Service shows already. */
export declare const shownBy: ({ status }: Service) => readonly string[];
export declare function isOfPool({ ranges }: Pool, address: string): boolean;
/** What a load balancer is to have: its addresses, or why it cannot have them. */
export type Wanted = {
    readonly addresses: readonly string[];
} | {
    readonly refusal: string;
};
/**
 * Hands out the addresses of a pool, the lowest first. An address that a Service shows is taken,
 * and what was handed out is taken too, so that no two ever have the same.
 */
export declare class Allocator {
    #private;
    constructor(pool: Pool, services: readonly Service[]);
    /** One address for each family of the Service that the pool has; those it shows, if it may. */
    addressesFor(service: Service): Wanted;
}
