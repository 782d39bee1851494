import type { Plugin } from "../framework.ts";
/** Keeps pods off nodes where a host port that they want is taken. */
export declare const nodePorts: Plugin;
