import { type Amounts } from "../../api/core/quota/amounts.ts";
import { ResourceQuota } from "../../api/core/quota/resource-quota.ts";
import type { KubeObject, ResourceDefinition } from "../../api/resource.ts";
import type { Plan } from "../../client/controller.ts";
export interface Observed {
    readonly quota: ResourceQuota;
    readonly definitions: readonly ResourceDefinition[];
    /** The objects of a kind in the namespace of the quota. */
    readonly objectsOf: (definition: ResourceDefinition) => readonly KubeObject[];
    readonly nowMs: number;
}
/**
 * Counts what there is of everything that the quota limits. What nobody counts keeps its number.
 * Source: pkg/controller/resourcequota 1.36.
 */
export declare function planQuota(observed: Observed): Plan;
/** The amounts of everything that is counted at all. */
export declare function countUsed({ quota, definitions, objectsOf, nowMs }: Observed): Amounts;
