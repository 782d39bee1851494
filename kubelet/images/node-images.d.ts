/** Which images a node has, and since when: told by its pods' statuses and its own. */
import type { Node } from "../../api/core/node/node.ts";
import type { Observed } from "../observed.ts";
import type { ContainerStatus, PodStatus } from "../types.ts";
/** The architecture that the kubelet has labelled the node with. */
export declare function architectureOf(node: Node | undefined): string;
/** The statuses of all containers of a pod. */
export declare function statusesOf(status: PodStatus): readonly ContainerStatus[];
/** The ids of the images that containers of the pod run or have run. */
export declare function imageIdsOf(status: PodStatus): readonly string[];
type Source = Pick<Observed, "podsWith" | "node">;
/** Whether the node had the image before `beforeMs`. */
export declare function imagePresent(source: Source, image: string, beforeMs: number): boolean;
/**
 * Since when the node has the image; `Infinity` where it has not. The first container of it says
 * so: it came with that, unless it was there already, since nobody knows when. A time before
 * `enoughMs` is as good as any other.
 */
export declare function imageSinceMs({ podsWith, node }: Source, imageId: string, enoughMs?: number): number;
export {};
