/**
 * What the claims of a pod take on a node.
 * Source: pkg/scheduler/framework/plugins/volumebinding 1.36.
 */
import type { PersistentVolumeClaim } from "../api/core/claim.ts";
import type { PersistentVolume } from "../api/core/volume/persistent-volume.ts";
import type { SelectableNode } from "../api/selectors/nodes.ts";
import type { StorageClass } from "../api/storage/storage-class.ts";
import type { Pod } from "./framework.ts";
import { type Volumes } from "./volumes.ts";
/** The claims of a pod, sorted by what is to be done for them. */
export interface PodVolumeClaims {
    readonly bound: readonly PersistentVolumeClaim[];
    /** Those whose volume is chosen or made for the pod's node. */
    readonly delayed: readonly PersistentVolumeClaim[];
}
/** Sorts the claims, or says why the pod cannot run anywhere yet. */
export declare function claimsToBind(pod: Pod, volumes: Volumes): PodVolumeClaims | string;
/** True once claim and volume have each other. */
export declare const isBound: ({ metadata, spec }: PersistentVolumeClaim) => boolean;
/** What is to be written so that the claims get their volumes for a node. */
export interface Bindings {
    readonly chosen: readonly {
        readonly claim: PersistentVolumeClaim;
        readonly volume: PersistentVolume;
    }[];
    /** Claims whose volumes are to be made. */
    readonly provisioned: readonly PersistentVolumeClaim[];
}
export declare const bindConflict = "node(s) didn't find available persistent volumes to bind";
export declare const nodeConflict = "node(s) didn't match PersistentVolume's node affinity";
export declare const missingVolume = "node(s) unavailable due to one or more pvc(s) bound to non-existent pv(s)";
/** The bindings for a node, or why the node cannot have the pod. */
export declare function bindingsOn({ bound, delayed }: PodVolumeClaims, node: SelectableNode, volumes: Volumes): Bindings | readonly string[];
/** Of the volumes that claims are bound to, the first that cannot be used says why. */
export declare function reasonsFor(node: SelectableNode, bound: readonly (PersistentVolume | undefined)[], canBind: boolean): readonly string[];
/** The node that the volume of the claim is being made for. */
export declare const placeOf: (claim: PersistentVolumeClaim, { promisedNodes }: Volumes) => string | undefined;
/** Nobody makes volumes for some classes, and some make them in a part of the cluster only. */
export declare function canBeMade(storageClass: StorageClass | undefined, { labels }: SelectableNode): boolean;
