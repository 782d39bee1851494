import type { Pod, Remedy } from "../framework.ts";
import { type Cluster } from "../refusal.ts";
/** What one plugin has against a node. */
export interface Refusal {
    readonly plugin: string;
    /** In Kubernetes' words. */
    readonly reasons: readonly string[];
    /** True where the node would refuse the pod even if other pods left it. */
    readonly unresolvable: boolean;
    /** All that must change for the plugin to pass the node; empty where nothing is known. */
    readonly remedies: readonly Remedy[];
}
/** Prepares every plugin for the pod; the answer says what they have against a node. */
export declare function asks(pod: Pod, cluster: Cluster): (slot: number) => readonly Refusal[];
