/** What a pod is called by its containers. Source: kubelet 1.36, GeneratePodHostNameAndDomain. */
import type { Pod } from "../../api/core/pod/pod.ts";
export declare const clusterDomain = "cluster.local";
export interface HostName {
    /** `web-0`: what stands in the hosts file. */
    readonly short: string;
    /** `web.default.svc.cluster.local`; empty where the pod has none. */
    readonly domain: string;
    /** What `hostname` prints. */
    readonly kernel: string;
}
export declare function hostNameOf({ metadata, spec }: Pod): HostName;
