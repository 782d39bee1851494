import type { KubeObject } from "../../api/resource.ts";
import { type Owners } from "./managers.ts";
/** Owners, or what they are worked out from when somebody asks. */
export type HeldOwners = Owners | DeferredOwners;
/** Owners that are worked out when they are asked for: of an Event, say, nobody ever asks. */
export declare class DeferredOwners {
    #private;
    /** `base` are the owners that `make` asks for. */
    constructor(make: () => Owners, base?: HeldOwners);
    /** How many writes up to this one are not worked out: each holds on to the one before. */
    get depth(): number;
    get owners(): Owners;
}
export declare const depthOf: (held: HeldOwners) => number;
export declare const heldOwners: (object: KubeObject) => HeldOwners;
/** Who owns the fields of a stored object. */
export declare function ownersOf(object: KubeObject): Owners;
/** `object` must not be frozen yet. */
export declare function setOwners(object: KubeObject, owners: HeldOwners): void;
/** The object as clients see it, with its managedFields. */
export declare function withManagedFields<T extends object>(object: T): T;
/** The object without the managedFields that a client sent along, which are kept elsewhere. */
export declare function withoutManagedFields(object: KubeObject): KubeObject;
