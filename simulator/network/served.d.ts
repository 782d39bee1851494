/** What a container's server answers, with all that it has of the cluster. */
import type { Pod } from "../../api/core/pod/pod.ts";
import type { HttpRequest } from "../../api/http-message.ts";
import { type Served } from "../../kubelet/index.ts";
import type { Cluster } from "../cluster.ts";
export interface Arrival {
    readonly nowMs: number;
    /** Absent: a client in the pod itself. */
    readonly clientAddress?: string;
    /** When the containers were told to stop, if they were and somebody knows. */
    readonly stoppedMs?: number | undefined;
}
/** Brings a request to the server at its port of a pod. */
export declare function served(cluster: Cluster, pod: Pod, request: HttpRequest, arrival: Arrival): Served;
