import type { Framework, Pod } from "../framework.ts";
import type { QueuedPod } from "../queue-entry.ts";
export type State = "Scheduled" | "Finished" | "Deleting" | "Unserved" | "Gated" | "Active" | "Backoff" | "Unschedulable" | "Permit" | "Binding" | "Unknown";
export interface Standing {
    readonly state: State;
    /** What is so, without the pod as its subject: `is on node-1`. */
    readonly fact: string;
}
/** What the scheduler knows of a pod. */
export interface Known {
    readonly framework: Framework | undefined;
    readonly queued: Pick<QueuedPod, "place" | "backoffUntilMs" | "rejectedBy"> | undefined;
    /** Of a pod that has been given a node but is not bound. */
    readonly placement: Placing | undefined;
    readonly nowMs: number;
}
/** The node that a pod is being bound to, and the plugins that have not permitted it yet. */
export interface Placing {
    readonly node: string;
    readonly waitsFor: readonly string[];
}
/** What holds a pod, as the API and the queue say. The API goes first, for it is ahead. */
export declare function standingOf(pod: Pod, known: Known): Standing;
