import type { Column } from "../../resource.ts";
import type { Node } from "./node.ts";
/** Source: pkg/printers/internalversion 1.36, printNode. */
export declare const nodeColumns: readonly Column<Node>[];
/** `control-plane,worker`, sorted; empty where no label tells. */
export declare function nodeRoles({ metadata }: Pick<Node, "metadata">): string;
