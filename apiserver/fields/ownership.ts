import { changeMetadata } from "../../api/meta/change-metadata.ts";
import type { KubeObject } from "../../api/resource.ts";
import { encodeOwners, type Owners } from "./managers.ts";

// Owners hang on the stored object itself, out of sight of JSON and of copies: components never
// look at them, and managedFields are made of them when an object is sent to a client. A weak map
// with an entry for every object of the log would cost more than all the rest of a write.
const key = Symbol("owners");

/** An object as it comes from the storage. */
type Owned = KubeObject & { readonly [key]?: HeldOwners };

/** Owners, or what they are worked out from when somebody asks. */
export type HeldOwners = Owners | DeferredOwners;

/** Owners that are worked out when they are asked for: of an Event, say, nobody ever asks. */
export class DeferredOwners {
  #make: (() => Owners) | undefined;
  #owners: Owners = nobody;
  readonly #depth: number;

  /** `base` are the owners that `make` asks for. */
  constructor(make: () => Owners, base: HeldOwners = nobody) {
    this.#make = make;
    this.#depth = 1 + depthOf(base);
  }

  /** How many writes up to this one are not worked out: each holds on to the one before. */
  get depth(): number {
    return this.#make === undefined ? 0 : this.#depth;
  }

  get owners(): Owners {
    if (this.#make !== undefined) {
      this.#owners = this.#make();
      this.#make = undefined;
    }
    return this.#owners;
  }
}

export const depthOf = (held: HeldOwners): number =>
  held instanceof DeferredOwners ? held.depth : 0;

const nobody: Owners = [];

// A hidden member changes nothing of what the type says.
export const heldOwners = (object: KubeObject): HeldOwners => (object as Owned)[key] ?? nobody;

/** Who owns the fields of a stored object. */
export function ownersOf(object: KubeObject): Owners {
  const held = heldOwners(object);
  return held instanceof DeferredOwners ? held.owners : held;
}

/** `object` must not be frozen yet. */
export function setOwners(object: KubeObject, owners: HeldOwners): void {
  if (owners !== nobody) Object.defineProperty(object, key, { value: owners });
}

/** The object as clients see it, with its managedFields. */
export function withManagedFields<T extends object>(object: T): T {
  if (!isKubeObject(object)) return object;
  const owners = ownersOf(object);
  if (owners.length === 0) return object;
  const metadata = changeMetadata(object.metadata, { managedFields: encodeOwners(owners) });
  return { ...object, metadata };
}

/** The object without the managedFields that a client sent along, which are kept elsewhere. */
export function withoutManagedFields(object: KubeObject): KubeObject {
  if (object.metadata.managedFields === undefined) return object;
  return { ...object, metadata: changeMetadata(object.metadata, { managedFields: undefined }) };
}

const isKubeObject = (object: object): object is KubeObject =>
  "metadata" in object && "apiVersion" in object;
