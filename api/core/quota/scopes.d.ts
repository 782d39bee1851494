/** Which objects a quota counts. Source: pkg/quota/v1/evaluator/core 1.36. */
import type { Pod } from "../pod/pod.ts";
import type { ResourceQuota, ScopedResourceSelectorRequirement } from "./resource-quota.ts";
type Requirement = ScopedResourceSelectorRequirement;
/** Every condition of a quota; a scope that is a word must exist. */
export declare function requirementsOf({ spec }: Pick<ResourceQuota, "spec">): readonly Requirement[];
/** Whether a pod is of the kind that the condition speaks of. */
export declare function podMatches(pod: Pod, requirement: Requirement): boolean;
/** A pod that is to end after some time. */
export declare const isTerminating: ({ spec }: Pod) => boolean;
/** Whether a name is one of those asked for; `undefined` and empty are no name. */
export declare function nameMatches(name: string | undefined, requirement: Requirement): boolean;
export {};
