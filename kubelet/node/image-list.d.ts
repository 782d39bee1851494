/** The images that a kubelet tells of. Source: kubelet 1.36, nodestatus.Images. */
import type { Node } from "../../api/core/node/node.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import type { ContainerStatus } from "../types.ts";
export type NodeImage = NonNullable<Node["status"]["images"]>[number];
/** The images that the node has: those it had, and those its pods run; the largest first. */
export declare function nodeImages(node: Node, pods: readonly Pod[]): readonly NodeImage[];
/** Whether the node tells of the image already, by the names that the status has for it. */
export declare function isListed(node: Node | undefined, { imageID, image }: ContainerStatus): boolean;
/** `docker.io/library/nginx@sha256:…` of an image; its digests are named before its tags. */
export declare const idOf: ({ names }: NodeImage) => string;
