import type { Strategy } from "../../resource.ts";
import type { Node } from "./node.ts";
/** How nodes are created and changed. Source: pkg/registry/core/node 1.36. */
export declare const nodeStrategy: Strategy<Node>;
/** The taint that a node carries until it reports that it is ready. */
export declare const notReadyTaint: {
    readonly key: "node.kubernetes.io/not-ready";
    readonly effect: "NoSchedule";
};
