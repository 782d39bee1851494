/** How scenarios name objects: `deployment/web`, `pods`, `svc/web`. */
import type { KubeObject, ResourceDefinition } from "../../api/resource.ts";
import type { Cluster } from "../cluster.ts";
/** An object that is named, whether it is there or not. */
export interface ObjectReference {
    readonly resource: ResourceDefinition;
    /** Absent where the kind has none. */
    readonly namespace: string | undefined;
    readonly name: string;
}
/** Throws RangeError where the text names no object. */
export declare function referenceOf(cluster: Cluster, text: string, namespace: string): ObjectReference;
/**
 * The kind of that plural, singular, short name or name with group, such as `deployments.apps`.
 * Throws RangeError where there is none.
 */
export declare function resourceNamed(cluster: Cluster, name: string): ResourceDefinition;
/** The object, if it is there. */
export declare const objectOf: (cluster: Cluster, { resource, namespace, name }: ObjectReference) => KubeObject | undefined;
