/** Tells which images nodes have, and removes those that no longer fit their disks. */
import { Node } from "../../api/core/node/node.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { type Controller, type Plan } from "../../client/controller.ts";
import type { PodUse } from "../behavior/machine-use.ts";
import type { KubeletOptions } from "../pod/pod-controller.ts";
import { type ImageLimits } from "./image-gc.ts";
/** Its keys are names of nodes. */
export declare function nodeImagesController({ machines, processes }: KubeletOptions): Controller;
interface ImagePlanInput {
    readonly nowMs: number;
    readonly use: (pod: Pod) => PodUse | undefined;
    readonly limits: ImageLimits;
}
/** What a kubelet does about the images of its node. */
export declare function planImages(node: Node, all: readonly Pod[], { nowMs, use, limits }: ImagePlanInput): Plan;
export {};
