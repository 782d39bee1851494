import type { KubeObject, ResourceDefinition } from "../../api/resource.ts";
import { type Plan } from "../../client/controller.ts";
import { type Owner } from "./owners.ts";
/** An object, with the resource that it is of. */
export interface Item {
    readonly resource: ResourceDefinition;
    readonly object: KubeObject;
}
/** All that the fate of one object depends on. */
export interface Observed extends Item {
    /** Its owner references, looked up. */
    readonly owners: () => readonly Owner[];
    /** The objects of any kind that refer to it as an owner. */
    readonly dependents: () => readonly Item[];
}
/**
 * The next step for an object with owners or dependents. Who waits for its dependents lets go when
 * the last is gone; they delete themselves, each by a plan of its own.
 * Source: pkg/controller/garbagecollector attemptToDeleteItem 1.36.
 */
export declare function planGarbage(observed: Observed): Plan;
