import type { Plugin } from "../framework.ts";
/** Keeps pods out of the queue until all their gates are taken away. */
export declare const schedulingGates: Plugin;
