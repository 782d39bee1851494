import type { Plugin } from "../framework.ts";
/** Keeps a pod that names its node off all others. */
export declare const nodeName: Plugin;
