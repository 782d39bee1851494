import type { ConfiguredProfile } from "./configuration-schema.ts";
import { type EnabledPlugin, type Profile } from "./framework.ts";
/**
 * The plugins of a profile that is written as what it changes of the default. Defaults are enabled
 * at all points alike; what is disabled or enabled at one point is left to the framework.
 * Source: apis/config/v1 mergePlugins 1.36.
 */
export declare function mergedPlugins(defaults: readonly EnabledPlugin[], configured?: ConfiguredProfile["plugins"]): Pick<Profile, "plugins" | "points">;
