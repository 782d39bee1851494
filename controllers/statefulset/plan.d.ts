import { ControllerRevision } from "../../api/apps/controller-revision.ts";
import { StatefulSet } from "../../api/apps/statefulset.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { type Plan } from "../../client/controller.ts";
import type { ClaimNamed } from "./claims.ts";
/** All that a plan for a StatefulSet depends on. */
export interface Observed {
    readonly statefulSet: StatefulSet;
    /** Pods with a reference to the set, and pods of its namespace nothing controls. */
    readonly pods: readonly Pod[];
    /** Revisions with a reference to the set, and revisions of its namespace nothing controls. */
    readonly revisions: readonly ControllerRevision[];
    /** What has that name in the set's namespace, whoever it belongs to. */
    readonly revisionNamed: (name: string) => ControllerRevision | undefined;
    readonly podNamed: (name: string) => Pod | undefined;
    readonly claimNamed: ClaimNamed;
    readonly nowMs: number;
    readonly failure?: string | undefined;
}
/**
 * Adopts and releases; else keeps the history, makes or deletes pods in their order, and reports.
 * After a failure the report comes first, so that it is told even if the rest fails again.
 * Source: pkg/controller/statefulset UpdateStatefulSet 1.36.
 */
export declare function planStatefulSet(observed: Observed): Plan;
