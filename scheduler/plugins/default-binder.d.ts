import type { Plugin } from "../framework.ts";
/** Binds a pod by the API server's own subresource. */
export declare const defaultBinder: Plugin;
