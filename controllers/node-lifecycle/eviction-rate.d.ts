/**
 * How fast nodes may be emptied. Where many nodes are lost at once, it is more likely that they
 * cannot be seen. Source: pkg/controller/nodelifecycle 1.36.
 */
import type { Node } from "../../api/core/node/node.ts";
/** A node has to be lost for so long, which is how often Kubernetes looks. */
export declare const monitorPeriodMs = 5000;
/** Whether no node at all is ready: then nothing is evicted anywhere. */
export declare function isFullyDisrupted(nodes: readonly Node[]): boolean;
/**
 * Time until the NoExecute taint may be put on a lost node: 0 is now. The nodes of a zone take
 * turns, the longest lost first.
 */
export declare function taintInMs(node: Node, nodes: readonly Node[], nowMs: number): number;
