/** The `/etc/resolv.conf` of a pod's containers. Source: kubelet 1.36, network/dns/dns.go. */
import type { Pod } from "../../api/core/pod/pod.ts";
/** The address of the cluster's DNS: the tenth of those of Services. */
export declare const clusterDns = "10.96.0.10";
export interface Resolver {
    readonly nameservers: readonly string[];
    readonly searches: readonly string[];
    /** `ndots:5`, `use-vc`. */
    readonly options: readonly string[];
}
/** What a pod resolves names with, and the warnings about what had to be left out. */
export declare function resolverOf({ metadata, spec }: Pod): {
    readonly resolver: Resolver;
    readonly warnings: readonly string[];
};
export declare function resolverFile(pod: Pod): string;
