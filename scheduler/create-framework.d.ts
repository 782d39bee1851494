import { type Framework, type PluginFactory, type Profile } from "./framework.ts";
/**
 * Makes the plugins of a profile. Throws RangeError where the profile names one that is not there,
 * or has arguments that it does not take.
 */
export declare function createFramework(profile: Profile, registry?: readonly PluginFactory[]): Framework;
