/**
 * How each kind counts for a quota. Kinds without rules of their own count as objects, so that a
 * new kind is counted without a line here. Source: pkg/quota/v1/evaluator 1.36.
 */
import type { KubeObject, ResourceDefinition } from "../../resource.ts";
import type { Amounts } from "./amounts.ts";
import type { ResourceQuota, ScopedResourceSelectorRequirement } from "./resource-quota.ts";
/** How the objects of one kind count. */
export interface Evaluator<T extends KubeObject = KubeObject> {
    /** Whether the resource of a quota is counted in these objects. */
    counts(resource: string): boolean;
    usage(object: T, nowMs: number): Amounts;
    matches(object: T, requirement: ScopedResourceSelectorRequirement): boolean;
    /** Whether an update may count for another amount, and so is looked at. */
    charges(next: T, stored: T, subresource: string | undefined): boolean;
    /** Whether a change may have set something free; the time is left out of account. */
    frees(next: T, stored: T): boolean;
    /** What an object lacks that has to say how much it takes of these resources. */
    missing?(object: T, limited: readonly string[]): string | undefined;
}
/** How a kind counts; `undefined` for kinds that no quota limits. */
export declare function evaluatorOf(definition: ResourceDefinition): Evaluator | undefined;
/** Whether the quota counts this object at all. */
export declare const isCounted: (evaluator: Evaluator, quota: ResourceQuota, object: KubeObject) => boolean;
