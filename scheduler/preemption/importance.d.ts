import type { Pod } from "../framework.ts";
/** When the pod was started; a pod that was not counts as started last of all. */
export declare const startedMs: ({ status: { startTime } }: Pod) => number;
/** The most important pod first: by priority, then by how long it has run, then by name. */
export declare function byImportance(left: Pod, right: Pod): number;
