/** The taints that a node should have by its state. Source: pkg/controller/nodelifecycle 1.36. */
import type { Node } from "../../api/core/node/node.ts";
import type { Taint } from "../../api/core/node/spec.ts";
/**
 * The taints of a node, those of others first as they are. `evicts` says whether a lost node may
 * have its pods evicted; it keeps a taint of that kind, if only with the other key. The same list
 * is returned where nothing changes.
 */
export declare function nodeTaints(node: Node, evicts: boolean, nowMs: number): readonly Taint[];
/** Whether the pods of a lost node are being evicted. */
export declare const isEvicting: ({ spec: { taints } }: Node) => boolean;
