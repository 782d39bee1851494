import { PriorityClass } from "../../api/scheduling/priority-class.ts";
import type { Storage } from "../storage/storage.ts";
/** Where the classes are stored. */
export declare const classTable: string;
/** What a class means for a pod. */
export type Priority = Pick<PriorityClass, "value" | "preemptionPolicy"> & {
    readonly name: string;
};
/** The priority by the name of its class; the default where there is no name. */
export declare function priorityOf(storage: Storage, className: string): Priority | undefined;
/** The class that is the default, if any is. */
export declare function defaultClass(storage: Storage): PriorityClass | undefined;
