import type { Clock } from "../../api/runtime.ts";
import type { BindingCycles } from "../binding-cycle.ts";
import type { Framework, Pod } from "../framework.ts";
import type { SchedulingQueue } from "../queue.ts";
import type { Snapshot } from "../snapshot.ts";
import { type Explanation } from "./explain.ts";
import { type Standing } from "./standing.ts";
/** Where a pod stands, and why it can be placed where it can. */
export interface PodReport extends Standing {
    /** All of it in one sentence. */
    readonly verdict: string;
    readonly nominatedNode: string | undefined;
    /** What comes of making room, for a pod that waits and fits nowhere. */
    readonly preemption: string | undefined;
    /** Absent where no profile serves the pod. */
    readonly explanation: Explanation | undefined;
}
/** What a scheduler goes by. */
export interface Reporting {
    readonly snapshot: Snapshot;
    readonly frameworks: ReadonlyMap<string, Framework>;
    readonly queue: Pick<SchedulingQueue, "get">;
    readonly bindings: Pick<BindingCycles, "placing">;
    readonly clock: Pick<Clock, "now">;
}
/** Only where the pod stands, which costs no look at any node. */
export declare function standingIn(pod: Pod, reporting: Reporting): Standing;
export declare function reportOn(pod: Pod, reporting: Reporting): PodReport;
