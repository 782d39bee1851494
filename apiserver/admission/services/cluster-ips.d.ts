import { Service, type ServiceSpec } from "../../../api/core/service/service.ts";
import type { AddressRange } from "./range.ts";
/** Where the addresses of Services come from. */
export interface Addresses {
    /** At most one of each family. */
    readonly ranges: readonly AddressRange[];
    /** A free address of the range. */
    next(range: AddressRange): string;
    /** Why the address cannot be had; absent where it can. */
    refusal(address: string, range: AddressRange): string | undefined;
}
/**
 * Gives a Service that has its families the addresses that it lacks. Addresses that it had are
 * its own already, and what is no change of families allocates nothing: then it is for validation
 * to refuse others. Source: pkg/registry/core/service/storage, updateClusterIPs 1.36.
 */
export declare function withClusterIPs(service: Service, before: Service | undefined, addresses: Addresses): Service;
/** The addresses that a Service holds, as text that is the same for the same address. */
export declare const addressesOf: ({ clusterIPs }: ServiceSpec) => readonly string[];
/** IPv4 has one spelling only; that of IPv6 may be another than that of whoever drew it. */
export declare function canonical(address: string): string;
