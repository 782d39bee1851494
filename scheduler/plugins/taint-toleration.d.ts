import type { Plugin } from "../framework.ts";
/** Keeps pods off nodes whose taints they do not tolerate, and rather off those that warn. */
export declare const taintToleration: Plugin;
