import type { Plugin } from "../framework.ts";
/** Has pods of higher priority tried first, and of equal ones the one that waits for longer. */
export declare const prioritySort: Plugin;
