/**
 * What a kubelet does about the manifests of its node: each has a mirror pod, and what a manifest
 * asks for that is another now makes way first. Source: kubelet 1.36, pod_workers and kubelet_pods.
 */
import type { Node } from "../../api/core/node/node.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { type Action } from "../../client/action.ts";
import type { StaticPod } from "./static-pods.ts";
import type { StaticRun } from "./static-runs.ts";
export interface ObservedStatic {
    readonly node: Node;
    readonly wanted: readonly StaticPod[];
    /** The mirror pods of the node, by their keys. */
    readonly mirrors: ReadonlyMap<string, Pod>;
    readonly runs: ReadonlyMap<string, StaticRun>;
    readonly nowMs: number;
}
export interface StaticPlan {
    readonly actions: readonly Action[];
    /** Those that begin to run. */
    readonly begun: readonly (readonly [key: string, run: StaticRun])[];
    /** Those that are told to stop. */
    readonly stopped: readonly string[];
    /** Those that are over. */
    readonly ended: readonly string[];
}
export declare function planStaticPods(observed: ObservedStatic): StaticPlan;
