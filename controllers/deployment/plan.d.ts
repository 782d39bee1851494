import { Deployment } from "../../api/apps/deployment.ts";
import { ReplicaSet } from "../../api/apps/replicaset.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import { type Plan } from "../../client/controller.ts";
/** All that a plan for a Deployment depends on. */
export interface Observed {
    readonly deployment: Deployment;
    /** Sets with a reference to it, and sets of its namespace that nothing controls. */
    readonly replicaSets: readonly ReplicaSet[];
    /** The pods of a set; only asked for with Recreate. */
    readonly podsOf: (set: ReplicaSet) => readonly Pod[];
    /** Whether a ReplicaSet has the name that one of the current template would get. */
    readonly nameTaken: () => boolean;
    readonly nowMs: number;
    readonly failure?: string | undefined;
}
/**
 * One step of a Deployment: one write to each object at most, for a second would need the outcome
 * of the first. The watch on what was written asks for the next step.
 * Source: pkg/controller/deployment syncDeployment 1.36.
 */
export declare function planDeployment(observed: Observed): Plan;
