/** The pods of a StatefulSet: their identity, and the writes that make, mend and delete them. */
import type { StatefulSet } from "../../api/apps/statefulset.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import type { PodTemplateSpec } from "../../api/core/pod/template.ts";
import { type Action, type Draft } from "../../client/action.ts";
export declare const podNameLabel = "statefulset.kubernetes.io/pod-name";
export declare const podIndexLabel = "apps.kubernetes.io/pod-index";
/** Name of the revision that a pod was made from. */
export declare const revisionOf: ({ metadata }: Pod) => string;
/** A pod to make. */
export interface Wanted {
    readonly ordinal: number;
    readonly template: PodTemplateSpec;
    /** Name of the revision that the template is of. */
    readonly revision: string;
}
/**
 * The pod of that number: as the template says, with a name, a host name and claims of its own.
 * Source: newStatefulSetPod, updateIdentity, updateStorage 1.36.
 */
export declare function podDraft(statefulSet: StatefulSet, wanted: Wanted): Draft<Pod>;
/**
 * Makes a pod. Where the name is known to be taken by a pod that is not of the set, that is tried
 * again and again, and not told.
 */
export declare function createPod(statefulSet: StatefulSet, wanted: Wanted, isTaken: boolean): Action;
export declare const deletePod: (statefulSet: StatefulSet, pod: Pod) => Action;
/** Whether a pod has the label of its own name, by which a Service can select it alone. */
export declare const hasIdentity: ({ metadata }: Pod) => boolean;
/** Gives a pod the labels of its identity. */
export declare function mendPod(statefulSet: StatefulSet, pod: Pod, ordinal: number): Action;
