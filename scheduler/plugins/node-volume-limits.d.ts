import type { Plugin } from "../framework.ts";
/** Keeps pods off nodes where a driver cannot have as many volumes as that takes. */
export declare const nodeVolumeLimits: Plugin;
