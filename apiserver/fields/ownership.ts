import { equalJson } from "../../api/json.ts";
import { changeMetadata } from "../../api/meta/change-metadata.ts";
import type { KubeObject } from "../../api/resource.ts";
import { formatTime } from "../../api/runtime.ts";
import { encodeOwners, type Owner, type Owners } from "./managers.ts";

/** Owners, or what they are worked out from when somebody asks. */
export type HeldOwners = Owners | DeferredOwners | RenewedOwners;

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

/**
 * Owners of whom one has written fields of its own again, which changes nothing but the time of its
 * entry: what a controller writes on and on, such as heartbeats, costs no more memory than that.
 */
export class RenewedOwners {
  /** The owners at some time, `mine` among them. */
  readonly base: Owners;
  readonly mine: Owner;
  readonly #timeMs: number;
  #owners: Owners | undefined;

  constructor(base: Owners, mine: Owner, timeMs: number) {
    this.base = base;
    this.mine = mine;
    this.#timeMs = timeMs;
  }

  get owners(): Owners {
    this.#owners ??= [
      ...this.base.filter((owner) => owner !== this.mine),
      { ...this.mine, time: formatTime(this.#timeMs) },
    ];
    return this.#owners;
  }
}

/** Of what has no owners, or none that matter. */
export const nobody: Owners = [];

/** Gives back the object that it is given, so that a class can add a member to any. */
class Given {
  constructor(object: object) {
    // biome-ignore lint/correctness/noConstructorReturn: what is wanted of it.
    return object;
  }
}

/**
 * Owners hang on the stored object itself, as a private member that neither JSON nor copies have:
 * components never look at them, and managedFields are made of them when an object is sent to a
 * client. A weak map with an entry for every object of the log would cost more than all the rest of
 * a write, and a property under a symbol twenty times as much as this.
 */
class Owned extends Given {
  readonly #owners: KeptOwners;

  constructor(object: object, owners: KeptOwners) {
    super(object);
    this.#owners = owners;
  }

  static ownersOf(object: object): KeptOwners {
    return #owners in object ? object.#owners : nobody;
  }
}

const keptOwners = (object: KubeObject): KeptOwners => Owned.ownersOf(object);

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

/** Whether the owners are yet to be worked out, or may have been since. */
export const isLate = (held: HeldOwners): held is DeferredOwners | RenewedOwners =>
  held instanceof DeferredOwners || held instanceof RenewedOwners;

export const madeOf = (held: HeldOwners): Owners => (isLate(held) ? held.owners : held);

/** `object` must have none yet. */
export function setOwners(object: KubeObject, owners: KeptOwners): void {
  if (owners !== nobody) new Owned(object, owners);
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
  const isNobody = !isLate(owners) && owners.length === 0;
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
