import type { PersistentVolumeClaim } from "../api/core/claim.ts";
import { type PodClaim } from "../api/core/pod/claims.ts";
import type { PersistentVolume } from "../api/core/volume/persistent-volume.ts";
import type { CSINode } from "../api/storage/csi-node.ts";
import type { StorageClass } from "../api/storage/storage-class.ts";
import type { VolumeAttachment } from "../api/storage/volume-attachment.ts";
import type { Pod } from "./framework.ts";
/** What is known of objects by their keys; an informer is one. */
interface Known<T> {
    get(key: string): T | undefined;
    indexed(index: string, value: string): readonly T[];
}
/** Volumes without a claim, by their class. */
export declare const freeVolumesIndex = "freeVolumesByClass";
/** Attachments by their node. */
export declare const attachmentsIndex = "attachmentsByNode";
export interface VolumeSources {
    readonly claims: Pick<Known<PersistentVolumeClaim>, "get">;
    readonly volumes: Known<PersistentVolume>;
    readonly classes: Pick<Known<StorageClass>, "get">;
    readonly csiNodes: Pick<Known<CSINode>, "get">;
    readonly attachments: Pick<Known<VolumeAttachment>, "indexed">;
}
type ClaimListener = (next: PersistentVolumeClaim | undefined, previous: PersistentVolumeClaim | undefined) => void;
/**
 * What the scheduler knows of storage: the caches, and what it has promised to pods that wait for
 * their volumes, which the caches may be late to show.
 */
export declare class Volumes {
    #private;
    sources: VolumeSources;
    /** The claim that a volume is promised to, both by their keys. */
    readonly promisedVolumes: Map<string, string>;
    /** The node that the volume of a claim is to be made for. */
    readonly promisedNodes: Map<string, string>;
    /** The nodes on which a driver has a limit of volumes. */
    readonly limitedNodes: Set<string>;
    /** Calls the listener when any claim changes, until what it returns is called. */
    onClaimChange(listener: ClaimListener): () => void;
    claimChanged(...change: Parameters<ClaimListener>): void;
    /** Counts the claims of a pod that has a node, bound or assumed; `beside` are those on it. */
    use(pod: Pod, beside: Map<string, Pod>): void;
    release(pod: Pod, beside: Map<string, Pod>): void;
    /** True where another pod on a node uses the claim. */
    isUsed(key: string, pod: Pod): boolean;
}
/** `namespace/name` of a claim of the pod. */
export declare const claimKey: ({ metadata }: Pod, { name }: PodClaim) => string;
export declare const usesClaim: (pod: Pod, key: string) => boolean;
/** Empty for a pod without claims; no two pods with claims are alike. */
export declare function claimsSignature(pod: Pod): string;
/** Equal for pods with the same disks; empty for those without any. */
export declare function disksSignature(pod: Pod): string;
/** The same where it matters which claims the pod has, too. */
export declare const volumesSignature: (pod: Pod) => string;
/** What the cache of a kind says of an object that it does not have. */
export declare const notFound: (resource: string, name: string) => string;
export {};
