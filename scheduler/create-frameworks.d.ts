import type { Framework, PluginFactory, Profile } from "./framework.ts";
/**
 * Makes the profiles of one scheduler, by the names of the pods' schedulers. Throws RangeError, in
 * Kubernetes' words, where they do not go together. Source: pkg/scheduler/profile 1.36.
 */
export declare function createFrameworks(profiles: readonly Profile[], registry: readonly PluginFactory[]): ReadonlyMap<string, Framework>;
