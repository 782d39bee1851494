import type { Json } from "../../api/json.ts";
import { changeMetadata } from "../../api/meta/change-metadata.ts";
import type { KubeObject, ObjectMeta } from "../../api/resource.ts";
import { formatTime } from "../../api/runtime.ts";
import type { Structure } from "../../api/structure.ts";
import {
  afterUpdate,
  decodeOwners,
  encodeOwners,
  forgetsOwners,
  type Owners,
  type Writer,
} from "./managers.ts";

/**
 * Who owns the fields of a stored object. Most writes are made by components and nobody ever asks,
 * so what a write does to the owners is noted, and worked out when it is asked for.
 */
export interface Ownership {
  /** Undefined until it is worked out. */
  owners: Owners | undefined;
  pending: Pending | undefined;
}

interface Pending {
  readonly base: Ownership | undefined;
  readonly update: Update;
  /** How many writes before this one are not worked out either. */
  readonly depth: number;
}

/** An update by somebody who did not apply. */
export interface Update {
  readonly structure: Structure;
  readonly before: KubeObject;
  /** As the writer sent it, decoded, with nothing in it that the write may not change. */
  readonly after: KubeObject;
  readonly writer: Writer;
  readonly timeMs: number;
  /** The managedFields that the writer sent. */
  readonly given: ObjectMeta["managedFields"];
}

/** So many writes are held back: each holds on to the object that it replaced. */
const depthMax = 16;

const ownerships = new WeakMap<KubeObject, Ownership>();

export const ownershipOf = (object: KubeObject): Ownership | undefined => ownerships.get(object);

export function setOwnership(object: KubeObject, ownership: Ownership | undefined): void {
  if (ownership !== undefined) ownerships.set(object, ownership);
}

export const settledOwnership = (owners: Owners): Ownership => ({ owners, pending: undefined });

/** The ownership after an update of an object with the ownership `base`. */
export function updatedOwnership(base: Ownership | undefined, update: Update): Ownership {
  const depth = base?.pending === undefined ? 0 : base.pending.depth + 1;
  const ownership: Ownership = { owners: undefined, pending: { base, update, depth } };
  if (depth >= depthMax) ownersOf(ownership);
  return ownership;
}

export function ownersOf(ownership: Ownership | undefined): Owners {
  if (ownership === undefined) return [];
  const { owners, pending } = ownership;
  if (owners !== undefined || pending === undefined) return owners ?? [];
  const worked = workOut(pending);
  ownership.owners = worked;
  ownership.pending = undefined;
  return worked;
}

function workOut({ base, update }: Pending): Owners {
  const { structure, before, after, writer, timeMs, given } = update;
  const time = formatTime(timeMs);
  const named = forgetsOwners(given) ? [] : decodeOwners(given);
  const change = { shape: { structure }, before: json(before), after: json(after), writer, time };
  return afterUpdate(named ?? ownersOf(base), change);
}

/** The object as clients see it, with its managedFields. */
export function withManagedFields<T extends object>(object: T): T {
  if (!isKubeObject(object)) return object;
  const owners = ownersOf(ownershipOf(object));
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

/** An API object as plain JSON, which it is. */
const json = (object: KubeObject) => object as unknown as Json;
