import type { ApiHandler } from "../../api/request.ts";
import type { Clock } from "../../api/runtime.ts";
import { type ClusterDns, type IngressTable, NetworkPolicies, type ServiceProxies } from "../../network/index.ts";
/** Each stands for those of all nodes. `cni` is who enforces NetworkPolicies. */
export type NetworkProcess = "kube-proxy" | "coredns" | "cni" | "ingress-controller";
/** How each begins, with nothing known. */
export interface Beginnings {
    readonly proxies: () => ServiceProxies;
    readonly dns: () => ClusterDns;
    readonly ingresses: () => IngressTable;
}
interface Process {
    start(): void;
    stop(): void;
}
/** The rules of a proxy that is killed stay where they are, as those of policies and routes do. */
export declare class NetworkProcesses {
    #private;
    proxies: ServiceProxies;
    ingresses: IngressTable;
    policies: NetworkPolicies;
    /** Absent while it does not run: then nobody answers. */
    dns: ClusterDns | undefined;
    constructor(beginnings: Beginnings);
    /** `reach` gives each process its way to the API server, and `clockOf` its time. */
    all(reach: (name: NetworkProcess) => ApiHandler, clockOf: (name: NetworkProcess) => Clock): Readonly<Record<NetworkProcess, Process>>;
}
export {};
