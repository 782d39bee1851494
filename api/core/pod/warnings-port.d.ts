import type { Visited } from "./visit.ts";
/** Ports that are given more than once, over all containers of a pod. */
export declare function portWarnings(containers: readonly Visited[]): string[];
