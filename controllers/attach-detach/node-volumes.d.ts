import { Node } from "../../api/core/node/node.ts";
import { type Action } from "../../client/action.ts";
export declare const isReady: ({ status }: Node) => boolean;
/** Adds a volume to those that a node is said to have, or takes it off; nothing where it is so. */
export declare function listAttached(node: Node, name: string, isAttached: boolean): Action | undefined;
