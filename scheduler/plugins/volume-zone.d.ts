import type { Plugin } from "../framework.ts";
/** Keeps pods in the zones and regions that the labels of their volumes name. */
export declare const volumeZone: Plugin;
