/**
 * What one node says of a pod, with other pods on it than there are. Plugins that look beyond the
 * node are asked anew, which is right for each of them, if slower than to tell them what changed.
 * Source: framework/runtime RunFilterPluginsWithNominatedPods 1.36.
 */
import { type PreparedFilter } from "./evaluation.ts";
import type { Framework, Pod, Rejection } from "./framework.ts";
import type { Refusals } from "./refusals.ts";
import { type Snapshot } from "./snapshot.ts";
export interface Cluster {
    readonly snapshot: Snapshot;
    readonly framework: Framework;
    /** The filters of the pod in question, where they hang on the node alone: they need no asking. */
    readonly local?: Refusals["local"];
}
/**
 * Why a node refuses a pod. It must pass twice: with those that wait for the node and go before it,
 * and without them, for they may never come.
 */
export declare function refusalOn(pod: Pod, slot: number, cluster: Cluster): Rejection | undefined;
/**
 * The filter that keeps pods of a priority from room which others wait for. A pod that itself waits
 * for a node is to be asked about that one with `refusalOn`, as it does not yield to itself. Where
 * the filters are local, so is what they say with rivals beside the pod.
 */
export declare function yielding(pod: Pod, cluster: Cluster, isLocal: boolean): PreparedFilter;
