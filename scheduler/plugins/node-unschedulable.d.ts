import type { Plugin } from "../framework.ts";
/** Keeps pods off cordoned nodes, but for those that tolerate it. */
export declare const nodeUnschedulable: Plugin;
