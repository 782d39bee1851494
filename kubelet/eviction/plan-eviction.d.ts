/**
 * What a kubelet does when its node runs short of something: it says so, removes images that nobody
 * needs, and then evicts the pod that is most to blame, one at a time.
 * Source: kubelet 1.36, pkg/kubelet/eviction, synchronize.
 */
import { Node } from "../../api/core/node/node.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import { type Action } from "../../client/action.ts";
import type { KubeletOrder } from "../observed.ts";
import { type PodOnNode } from "./observations.ts";
import { type Condition, type EvictionConfiguration, type Threshold } from "./thresholds.ts";
/** What a kubelet remembers from one look to the next, and forgets when it is restarted. */
export interface Seen {
    /** Since when each threshold is met. */
    readonly metSince: ReadonlyMap<Threshold, number>;
    /** Those that were met for long enough, until more than them is reclaimed. */
    readonly acted: readonly Threshold[];
    readonly lastMet: ReadonlyMap<Condition, number>;
}
export interface ObservedNode {
    readonly node: Node;
    /** The pods that have not ended. */
    readonly pods: readonly PodOnNode[];
    /** Those that keep an image: all that are not evicted. */
    readonly holders: readonly Pod[];
    /** Whether a pod has been told to go already. */
    readonly isGoing: (pod: Pod) => boolean;
    readonly configuration: EvictionConfiguration;
    readonly seen: Seen | undefined;
    readonly nowMs: number;
}
export interface EvictionPlan {
    readonly actions: readonly Action[];
    readonly stops?: {
        readonly pod: Pod;
        readonly order: KubeletOrder;
    };
    /** Absent where there is no pressure, nor was any lately. */
    readonly seen?: Seen;
    /** Something is short now. */
    readonly isShort: boolean;
    /** When a condition is over; `Infinity` where none is shown, or it goes on. */
    readonly relievedMs: number;
}
export declare function planEviction(observed: ObservedNode): EvictionPlan;
