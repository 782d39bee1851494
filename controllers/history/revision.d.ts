/** Revisions: states of a workload at one time, each an object, numbered as they came. */
import { ControllerRevision } from "../../api/apps/controller-revision.ts";
import type { KubeObject } from "../../api/resource.ts";
/** The label by which pods say which revision they are of. */
export declare const revisionLabel = "controller-revision-hash";
/** The label of a revision that holds the hash of its data. */
export declare const dataHashLabel = "controller.kubernetes.io/hash";
/** A state to keep, and whose it is. */
export interface State {
    readonly owner: KubeObject;
    /** What it takes to bring the state back, in a form of the controller's own. */
    readonly data: ControllerRevision["data"];
    /** The labels of the revision: those by which the owner finds it. */
    readonly labels: Readonly<Record<string, string>> | undefined;
    /** The label that the hash is written to. */
    readonly hashLabel: string;
}
/**
 * A revision of the state, yet to be created. Its name has the hash of the data, so that equal
 * states have equal names; collisions give it another. The annotations of the owner go with it.
 * Source: pkg/controller/history NewControllerRevision 1.36.
 */
export declare function newRevision({ owner, data, labels, hashLabel }: State, revision: number, collisionCount: number): ControllerRevision;
/** Whether two revisions are of the same state, whatever their numbers and names. */
export declare const equalRevision: (left: ControllerRevision, right: ControllerRevision) => boolean;
/** Sorts by number, then by age, then by name. */
export declare function byRevision(left: ControllerRevision, right: ControllerRevision): number;
/** The number that follows all others; the first is 1. */
export declare const nextRevision: (revisions: readonly ControllerRevision[]) => number;
