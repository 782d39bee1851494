/** Steps that make nodes take pods or none, and empty them. */
import type { Course, Stage } from "../stage.ts";
import type { Said } from "./objects.ts";
/** Lets pods come to a node, or no more of them. */
export declare function setSchedulable(stage: Stage, node: string, isSchedulable: boolean): void;
/**
 * Cordons a node and evicts its pods until it has none but those of DaemonSets and mirror pods.
 * Throws RangeError where it is not empty in time, unless that may be.
 */
export declare function drain(stage: Stage, { node, within, mayBlock }: Said<"drain">): Course;
