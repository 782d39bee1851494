/** What a plan for a StatefulSet is made of: its pods by number, and the two revisions. */
import type { ControllerRevision } from "../../api/apps/controller-revision.ts";
import type { StatefulSet } from "../../api/apps/statefulset.ts";
import type { ClaimNamed } from "./claims.ts";
import type { Member } from "./member.ts";
/** A number that is to have a pod. */
export interface Replica {
    readonly ordinal: number;
    readonly member: Member | undefined;
}
export interface Situation {
    readonly statefulSet: StatefulSet;
    /** What pods are made of that an update has not reached. */
    readonly current: ControllerRevision;
    /** What the template of the set says. */
    readonly update: ControllerRevision;
    /** All pods of the set. */
    readonly members: readonly Member[];
    /** Lowest number first. */
    readonly replicas: readonly Replica[];
    /** Pods that are too many, highest number first. */
    readonly condemned: readonly Member[];
    /** One pod at a time, each after its predecessor. */
    readonly isOrdered: boolean;
    readonly nowMs: number;
    /** Whether a pod that is not of the set has the name. */
    readonly isNameTaken: (name: string) => boolean;
    readonly claimNamed: ClaimNamed;
}
/** Sorts the pods of a set by their numbers. */
export declare function sortMembers(statefulSet: StatefulSet, members: readonly Member[]): {
    replicas: Replica[];
    condemned: Member[];
};
/** Missing, going, or not ready for long enough. */
export declare const isUnavailable: ({ nowMs }: Pick<Situation, "nowMs">, member: Member | undefined) => boolean;
