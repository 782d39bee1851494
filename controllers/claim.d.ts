/** How controllers come by their dependents: by owner reference, adopting and releasing orphans. */
import type { KubeObject, ResourceDefinition } from "../api/resource.ts";
import type { LabelMatcher } from "../api/selectors/labels.ts";
import { type PatchAction } from "../client/action.ts";
/** The index of objects that no controller owns, by namespace. For `WatchRule.indices`. */
export declare const orphanIndex = "orphansByNamespace";
export declare const orphanIndices: {
    orphansByNamespace: (object: KubeObject) => readonly string[];
};
/** Who claims, and what it selects. */
export interface Claimant {
    readonly owner: KubeObject;
    readonly matcher: LabelMatcher;
}
/**
 * What becomes of a candidate: it is ours, we should take it, let it go, or leave it alone.
 * An owner that is being deleted neither takes nor lets go.
 * Source: pkg/controller/controller_ref_manager.go ClaimObject 1.36.
 */
export declare function claimOf({ owner, matcher }: Claimant, candidate: KubeObject): "ours" | "adopt" | "release" | "foreign";
/** What is the owner's among the candidates, and what has to be adopted or released first. */
export declare function claimAmong<T extends KubeObject>(resource: ResourceDefinition<T>, claimant: Claimant, candidates: readonly T[]): {
    readonly claims: readonly PatchAction[];
    readonly owned: readonly T[];
};
/** Makes `owner` the controller of `orphan`, unless another object took that name since. */
export declare function adopt<T extends KubeObject>(resource: ResourceDefinition<T>, owner: KubeObject, orphan: T): PatchAction;
/** Takes the reference to `owner` off `dependent`. */
export declare function release<T extends KubeObject>(resource: ResourceDefinition<T>, owner: KubeObject, dependent: T): PatchAction;
/** The owner reference of the one controller. Source: meta/v1 NewControllerRef. */
export declare function controllerRefTo({ apiVersion, kind, metadata: { name, uid }, }: KubeObject): {
    apiVersion: string;
    kind: string;
    name: string;
    uid: string;
    controller: boolean;
    blockOwnerDeletion: boolean;
};
/**
 * The message of a failure that an object's conditions should tell of, or `undefined`: conflicts
 * pass by themselves, and nothing can be made in a namespace that is going away.
 */
export declare function lastingFailure(failure: string | undefined): string | undefined;
