import type { Pod } from "../../api/core/pod/pod.ts";
/**
 * Hands out the addresses of pods. What is taken is read off the pods; an address that was given to
 * a pod whose status does not show it yet is kept for it, so no two pods ever get the same. That
 * memory only bridges a write under way: without it, after a restart, nothing is missing.
 */
export declare class PodAddresses {
    #private;
    /** `last` is the address that each machine has given last, as its disk has it. */
    constructor(last?: Map<string, string>);
    /**
     * An address of `cidr` for a pod of the node; the same until its status shows it. Neighbours are
     * the other pods there that have not ended; they are gone through once.
     */
    give(pod: Pod, cidr: string, neighbors: Iterable<Pod>): string | undefined;
}
/**
 * The next free address after the last that was given, round and round, so that who still holds an
 * old address does not reach a new pod by it. The first of a range is the node's own.
 * Source: plugins/ipam/host-local of CNI 1.9.
 */
export declare function freeAddress(cidr: string, { taken, last }: {
    readonly taken: ReadonlySet<string>;
    readonly last: string | undefined;
}): string | undefined;
/**
 * The address of IPv6 that has the place in its range that an address of IPv4 has in its own: so no
 * two pods of a node have the same. Absent where the address is not of the range.
 */
export declare function pairedAddress(address: string, cidr: string, cidrIPv6: string): string | undefined;
