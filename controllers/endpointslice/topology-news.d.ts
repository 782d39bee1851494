/** What events tell of Topology Aware Routing. Source: k8s.io/endpointslice 1.36. */
import type { Service } from "../../api/core/service/service.ts";
import { type Action } from "../../client/action.ts";
import type { IpFamily } from "../service-pods.ts";
/** What was told of a Service. As in Kubernetes it is told again when the controller restarts. */
export interface TopologyMemory {
    /** Its endpoints have hints, at least in one family. */
    readonly isHinted: boolean;
    /** Why there are none, as it was told last. */
    readonly told: readonly string[];
}
interface Situation {
    readonly families: readonly IpFamily[];
    /** By family, in the same order: why there are no hints, if so. Empty where none are wanted. */
    readonly hints: readonly {
        readonly reason: string | undefined;
    }[];
}
/** The events that a plan brings, and what is to be remembered. Nothing is told twice in a row. */
export declare function topologyNews(service: Service, { families, hints }: Situation, { isHinted, told }?: TopologyMemory): {
    readonly actions: readonly Action[];
    readonly memory: TopologyMemory | undefined;
};
export {};
