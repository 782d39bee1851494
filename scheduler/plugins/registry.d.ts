import { type PluginFactory } from "../framework.ts";
/** Every plugin that comes with the scheduler. A profile chooses among them by name. */
export declare const inTreePlugins: readonly PluginFactory[];
