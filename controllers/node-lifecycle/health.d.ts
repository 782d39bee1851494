/** Whether a node still lives. Source: pkg/controller/nodelifecycle tryUpdateNodeHealth 1.36. */
import type { Lease } from "../../api/coordination/lease.ts";
import type { Node } from "../../api/core/node/node.ts";
import type { NodeCondition } from "../../api/core/node/status.ts";
export declare const readyCondition: ({ status }: Node) => NodeCondition | undefined;
export declare const isReady: (node: Node) => boolean;
/**
 * The last moment at which the node passes for alive, by its lease, its status or its creation. A
 * node that never had a status gets more time.
 */
export declare function aliveUntilMs(node: Node, lease: Lease | undefined): number;
/** The conditions of a node that has not been heard of; the same list where nothing changes. */
export declare function unknownConditions(node: Node, nowMs: number): readonly NodeCondition[];
