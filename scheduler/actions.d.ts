/** The writes of the scheduler, as data. Messages are kube-scheduler's. Source: 1.36. */
import { Pod } from "../api/core/pod/pod.ts";
import { type DeleteAction, type EventNote, type PatchAction, type SubresourceAction } from "../client/action.ts";
/** The event about an attempt that did not place a pod. */
export declare const scheduling: (pod: Pod, message: string) => EventNote;
/** The event about a pod that was bound. */
export declare const scheduled: (pod: Pod, node: string) => EventNote;
/** Posts a pod's binding to a node. */
export declare function bindPod(pod: Pod, nodeName: string): SubresourceAction;
/** Says of a pod that it has to leave for a more important one. Source: PreemptPod 1.36. */
export declare function tellVictim(victim: Pod, preemptor: Pod, nowMs: number): PatchAction;
/** Deletes that pod; it has the time that it always has to end. */
export declare const endVictim: (victim: Pod, preemptor: Pod, node: string) => DeleteAction;
/** The pod waits for no node any more. */
export declare const clearNomination: (pod: Pod) => PatchAction;
interface Unscheduled {
    /** `Unschedulable` unless told otherwise. */
    readonly reason?: "Unschedulable" | "SchedulerError";
    readonly message: string;
    readonly nowMs: number;
    /** The node to wait for from now on; empty: none; absent: as before. */
    readonly nominatedNode?: string | undefined;
}
/** Says why a pod has no node and which it waits for, or `undefined` where that is known. */
export declare function markUnschedulable(pod: Pod, { reason, message, nowMs, nominatedNode }: Unscheduled): PatchAction | undefined;
export {};
