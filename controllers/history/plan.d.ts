/** How controllers keep a history of states: what to write for the present one, what to drop. */
import { ControllerRevision } from "../../api/apps/controller-revision.ts";
import { type Action } from "../../client/action.ts";
import { type State } from "./revision.ts";
export interface History {
    readonly state: State;
    /** The revisions of the owner, in any order. */
    readonly revisions: readonly ControllerRevision[];
    /** How often a name was taken already, as the owner's status says. */
    readonly collisionCount: number;
    /** The revision of that name in the owner's namespace, whoever it belongs to. */
    readonly named: (name: string) => ControllerRevision | undefined;
}
export interface Recorded {
    /** The revision of the state, as it is once the actions are done. */
    readonly revision: ControllerRevision;
    readonly actions: readonly Action[];
    readonly collisionCount: number;
}
/**
 * Finds the revision of a state. A state that was there before comes to the end of the history; one
 * that is new is added there. Source: getStatefulSetRevisions, CreateControllerRevision 1.36.
 */
export declare function recordState(history: History): Recorded;
/**
 * Deletes what is beyond the limit, lowest number first. Revisions that are live, by name, are
 * neither counted nor deleted; a negative limit keeps all. Source: truncateHistory 1.36.
 */
export declare function planTruncation(revisions: readonly ControllerRevision[], live: ReadonlySet<string>, limit: number): readonly Action[];
