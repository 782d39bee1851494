import { type FieldError } from "../../field-error.ts";
import type { Node } from "./node.ts";
import type { Taint } from "./spec.ts";
/** Everything wrong with a node. Source: pkg/apis/core/validation 1.36, ValidateNode. */
export declare function validateNode(node: Node): FieldError[];
/** What an update of a node may not change. */
export declare function validateNodeUpdate(next: Node, stored: Node): FieldError[];
/** What is wrong with a new status. */
export declare function validateNodeStatusUpdate(next: Node): FieldError[];
/** What is wrong with the taints of a node. */
export declare function validateTaints(taints: readonly Taint[], path: string): FieldError[];
