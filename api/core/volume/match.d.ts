import { type SelectableNode } from "../../selectors/nodes.ts";
import type { PersistentVolumeClaim } from "../claim.ts";
import type { PersistentVolume } from "./persistent-volume.ts";
/** True where the volume is bound to this very claim, or kept for one of its name. */
export declare function isKeptFor(volume: PersistentVolume, claim: PersistentVolumeClaim): boolean;
/** The class of a volume that has no claim: by it claims look for volumes. */
export declare const freeClassOf: (volume: PersistentVolume) => readonly string[];
/** True where the volume can be reached from the node. */
export declare function isReachable({ spec }: PersistentVolume, node: SelectableNode): boolean;
/** Why a volume that a claim names is not for it, in Kubernetes' words; `undefined` where it is. */
export declare function mismatch(volume: PersistentVolume, claim: PersistentVolumeClaim): string | undefined;
export interface MatchOptions {
    /** The node that the volume must be reachable from, once that is known. */
    readonly node?: SelectableNode;
    /** The claim waits for its first pod: without a node, only a volume kept for it will do. */
    readonly waits?: boolean;
    /** Volumes that are promised to other claims, by name. */
    readonly taken?: ReadonlySet<string>;
}
/**
 * The volume for a claim: the one kept for it, else the smallest that fits, of those with the
 * fewest access modes; of equals, the first by name.
 */
export declare function findVolume(claim: PersistentVolumeClaim, volumes: readonly PersistentVolume[], { node, waits, taken }?: MatchOptions): PersistentVolume | undefined;
/** How much storage a claim asks for. */
export declare const requestOf: ({ spec }: PersistentVolumeClaim) => string;
