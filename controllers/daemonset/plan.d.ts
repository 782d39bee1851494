import { ControllerRevision } from "../../api/apps/controller-revision.ts";
import { DaemonSet } from "../../api/apps/daemonset.ts";
import type { Node } from "../../api/core/node/node.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { type Plan } from "../../client/controller.ts";
/** The most pods that one plan creates, and that it deletes. Source: BurstReplicas. */
export declare const burstReplicas = 250;
/** All that a plan for a DaemonSet depends on. */
export interface Observed {
    readonly daemonSet: DaemonSet;
    readonly nodes: readonly Node[];
    /** Pods with a reference to it, and pods of its namespace that nothing controls. */
    readonly pods: readonly Pod[];
    /** The same of revisions. */
    readonly revisions: readonly ControllerRevision[];
    /** The revision of that name, whosever it is. */
    readonly findRevision: (name: string) => ControllerRevision | undefined;
    readonly nowMs: number;
    readonly backoffMs: (name: string) => number;
    readonly failure?: string | undefined;
}
/**
 * Adopts and releases; else sees to the current revision, to the pods of every node, or, where
 * those are right, to the next step of an update; then reports. After a failure the report comes
 * first, so that it is told even if the rest fails again. One that is being deleted is left alone:
 * its revisions may be gone already. Source: pkg/controller/daemon syncDaemonSet 1.36.
 */
export declare function planDaemonSet(observed: Observed): Plan;
