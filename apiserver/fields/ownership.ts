import { equalJson } from "../../api/json.ts";
import { changeMetadata } from "../../api/meta/change-metadata.ts";
import type { KubeObject } from "../../api/resource.ts";
import { encodeOwners, type Owners } from "./managers.ts";

// Owners hang on the stored object itself, out of sight of JSON and of copies: components never
// look at them, and managedFields are made of them when an object is sent to a client. A weak map
// with an entry for every object of the log would cost more than all the rest of a write.
const key = Symbol("owners");

/** An object as it comes from the storage. */
type Owned = KubeObject & { readonly [key]?: KeptOwners };

/** Owners, or what they are worked out from when somebody asks. */
export type HeldOwners = Owners | DeferredOwners;

/**
 * Works out the owners of an object that is as somebody made it, from nothing but itself: one
 * function for all that the same writer has made.
 */
export type OwnersOfMade = (object: KubeObject) => Owners;

/** What hangs on an object, and means something for this very object only. */
export type KeptOwners = HeldOwners | OwnersOfMade;

/**
 * Owners that are worked out when they are asked for: of an Event, say, nobody ever asks. What
 * they are worked out from is a value, for a closure with its context would be twice as large.
 */
export class DeferredOwners {
  #make: ((from: unknown) => Owners) | undefined;
  #from: unknown;
  readonly #depth: number;

  private constructor(make: (from: unknown) => Owners, from: unknown, base: HeldOwners) {
    this.#make = make;
    this.#from = from;
    this.#depth = 1 + depthOf(base);
  }

  /** What `make` makes of `from`; `base` are the owners that it asks for. */
  static of<T>(make: (from: T) => Owners, from: T, base: HeldOwners = nobody): DeferredOwners {
    // It is only ever called with `from`.
    return new DeferredOwners(make as (from: unknown) => Owners, from, base);
  }

  /** How many writes up to this one are not worked out: each holds on to the one before. */
  get depth(): number {
    return this.#make === undefined ? 0 : this.#depth;
  }

  get owners(): Owners {
    if (this.#make !== undefined) {
      this.#from = this.#make(this.#from);
      this.#make = undefined;
    }
    // Once they are made, they are in its place.
    return this.#from as Owners;
  }
}

export const depthOf = (held: HeldOwners): number =>
  held instanceof DeferredOwners ? held.depth : 0;

/** Of what has no owners, or none that matter. */
export const nobody: Owners = [];

// A hidden member changes nothing of what the type says.
const keptOwners = (object: KubeObject): KeptOwners => (object as Owned)[key] ?? nobody;

/** The owners of an object, to be kept by another form of it or to go by in its next write. */
export function heldOwners(object: KubeObject): HeldOwners {
  const kept = keptOwners(object);
  return typeof kept === "function" ? DeferredOwners.of(ownersOf, object) : kept;
}

/** Those of objects that are as they were made, once somebody has asked. */
const asked = new WeakMap<KubeObject, Owners>();

/** Who owns the fields of a stored object. */
export function ownersOf(object: KubeObject): Owners {
  const kept = keptOwners(object);
  if (typeof kept !== "function") return madeOf(kept);
  const known = asked.get(object);
  if (known !== undefined) return known;
  const owners = kept(object);
  asked.set(object, owners);
  return owners;
}

const madeOf = (held: HeldOwners): Owners => (held instanceof DeferredOwners ? held.owners : held);

/** `object` must not be frozen yet. */
export function setOwners(object: KubeObject, owners: KeptOwners): void {
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

/**
 * The object as admission sees it, with the managedFields that are made of `owners` when somebody
 * looks at them, unless it has some.
 */
export function showingOwners(object: KubeObject, owners: HeldOwners): KubeObject {
  const isNobody = !(owners instanceof DeferredOwners) && owners.length === 0;
  if (isNobody || object.metadata?.managedFields !== undefined) return object;
  let shown: ReturnType<typeof encodeOwners> | undefined;
  const get = () => {
    shown ??= encodeOwners(madeOf(owners));
    return shown.length === 0 ? undefined : shown;
  };
  const hidden = { ...object.metadata };
  const metadata = Object.defineProperty(hidden, "managedFields", { enumerable: true, get });
  return { ...object, metadata };
}

/** What was made of an object as admission sees it; managedFields are left where they changed. */
export function withChangedOwners(made: KubeObject, shown: KubeObject): KubeObject {
  const { metadata } = made;
  const managedFields = metadata?.managedFields ?? [];
  if (metadata === undefined || equalJson(managedFields, shown.metadata.managedFields ?? [])) {
    return metadata === undefined ? made : withoutManagedFields(made);
  }
  return { ...made, metadata: changeMetadata(metadata, { managedFields }) };
}

/** The object without the managedFields that a client sent along, which are kept elsewhere. */
export function withoutManagedFields(object: KubeObject): KubeObject {
  if (object.metadata.managedFields === undefined) return object;
  return { ...object, metadata: changeMetadata(object.metadata, { managedFields: undefined }) };
}

const isKubeObject = (object: object): object is KubeObject =>
  "metadata" in object && "apiVersion" in object;
