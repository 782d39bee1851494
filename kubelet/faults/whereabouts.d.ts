import type { Machines } from "../machine.ts";
import type { Whereabouts } from "./heeding-faults.ts";
/** Keys that are names of nodes, some perhaps with a word before them. */
export declare const keyedByNode: (machines: Machines, prefix?: string) => Whereabouts;
/** Keys of pods. */
export declare const keyedByPod: (machines: Machines) => Whereabouts;
