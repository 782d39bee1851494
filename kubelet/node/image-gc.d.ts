/**
 * Images that no container needs are removed when the disk is nearly full. The API does not tell
 * when an image came or was last used once all its pods are gone: such images count as old, and go
 * in the order of their names.
 * Source: kubelet 1.36, pkg/kubelet/images/image_gc_manager.go.
 */
import type { Node } from "../../api/core/node/node.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import type { KubeletConfiguration } from "../configuration.ts";
import { type NodeImage } from "./image-list.ts";
/** How full a disk is when images are removed, and until when. */
export interface ImageLimits {
    readonly highPercent: number;
    readonly lowPercent: number;
}
/** Throws a RangeError in the kubelet's words where one limit contradicts the other. */
export declare function imageLimits(configuration?: KubeletConfiguration): ImageLimits;
/** From one look at the disk to the next. */
export declare const gcPeriodMs = 300000;
/** What is to be done about the disk. */
export interface Collection {
    /** Those that stay. */
    readonly images: readonly NodeImage[];
    /** Why not enough could be removed. */
    readonly failure?: string;
    /** The collection before this one failed as well, by all that the pods tell. */
    readonly isRepeated: boolean;
}
/** What a collection goes by. */
export interface CollectionInput {
    readonly nowMs: number;
    /** What pods have written to the disk. */
    readonly writtenBytes: number;
    readonly limits: ImageLimits;
}
/** Removes what may go; `undefined` where the disk has room. */
export declare function collectImages(node: Node, images: readonly NodeImage[], pods: readonly Pod[], { nowMs, writtenBytes, limits: { highPercent, lowPercent } }: CollectionInput): Collection | undefined;
/** Whether the disk of the node is so full that images have to go. */
export declare function isFull(node: Node, images: readonly NodeImage[], given: Omit<CollectionInput, "nowMs">): boolean;
/** What images take of a disk, on which layers that they share are once. */
export declare function imageBytes(images: readonly NodeImage[], architecture: string): number;
