import type { KubeObject, ResourceDefinition } from "../api/resource.ts";
import { type Plan } from "../client/controller.ts";
export interface Protection {
    readonly finalizer: string;
    /** Asked only of what is being deleted. */
    readonly isUsed: () => boolean;
}
/** Puts the finalizer on, and takes it off what is being deleted once it is used no more. */
export declare function planProtection<T extends KubeObject>(resource: ResourceDefinition<T>, object: T, { finalizer, isUsed }: Protection): Plan;
