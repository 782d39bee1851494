/** Revisions: the annotations that number the templates of a Deployment. */
import type { Deployment } from "../../api/apps/deployment.ts";
import { ReplicaSet } from "../../api/apps/replicaset.ts";
type Annotations = Readonly<Record<string, string>>;
export declare const revisionAnnotation = "deployment.kubernetes.io/revision";
export declare const desiredReplicasAnnotation = "deployment.kubernetes.io/desired-replicas";
export declare const maxReplicasAnnotation = "deployment.kubernetes.io/max-replicas";
/** The set of the current template: the oldest, should there be several. */
export declare function findNewest({ spec }: Deployment, sets: readonly ReplicaSet[]): ReplicaSet | undefined;
/** The revision of a set, 0 where it has none, `undefined` where it is not a number. */
export declare function revisionOf({ metadata: { annotations } }: ReplicaSet): number | undefined;
/** The revision that follows those of the given sets. */
export declare const nextRevision: (older: readonly ReplicaSet[]) => number;
/** A number that an annotation holds. */
export declare function annotatedNumber(set: ReplicaSet, annotation: string): number | undefined;
/** The size that the Deployment has now, as its sets remember it. */
export declare function sizeAnnotations(deployment: Deployment): Annotations;
/**
 * The annotations that the set of the current template should have: those of the Deployment, and a
 * revision not below `revision`; an earlier one of its own goes to the history. The very same
 * object where nothing changes. Source: deployment/util SetNewReplicaSetAnnotations 1.36.
 */
export declare function newestAnnotations(deployment: Deployment, annotations: Annotations, revision: number): Annotations;
/** The Deployment with that revision in its annotations. */
export declare function withRevisionTold(deployment: Deployment, revision: string): Deployment;
export declare const newestHash: ({ spec, status }: Deployment) => string;
/** The name of the set that the current template gets, if it has none yet. */
export declare const newestName: (deployment: Deployment) => string;
/** The set of the current template, yet to be created and without pods so far. */
export declare function newReplicaSet(deployment: Deployment, { replicas, revision }: {
    readonly replicas: number;
    readonly revision: number;
}): ReplicaSet;
export {};
