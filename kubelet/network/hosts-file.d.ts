/** The `/etc/hosts` of a pod's containers. Source: kubelet 1.36, managedHostsFileContent. */
import type { Pod } from "../../api/core/pod/pod.ts";
export declare function hostsFile(pod: Pod): string;
/** The addresses that the file gives names, by the name. */
export declare function hostAddresses(pod: Pod): ReadonlyMap<string, readonly string[]>;
