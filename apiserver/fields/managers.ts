import { isObject, type Json, type JsonObject } from "../../api/json.ts";
import type { ObjectMeta } from "../../api/resource.ts";
import { type Comparison, compare, compareNew, fieldsOf } from "./compare.ts";
import {
  difference,
  emptySet,
  type FieldSet,
  intersection,
  isEmptySet,
  isFieldSet,
  sortedSet,
  union,
} from "./field-set.ts";
import { merge } from "./merge.ts";
import { prune } from "./prune.ts";
import type { FieldFilter } from "./reset-fields.ts";
import type { Shape } from "./shape.ts";
import { comparisonsOf, type Versions } from "./versions.ts";

/** Who writes, how, and through what: what tells one manager from another. */
export interface Writer {
  readonly manager: string;
  readonly operation: "Apply" | "Update";
  readonly apiVersion: string;
  readonly subresource: string;
}

/** A manager with the fields that it owns. `time`: RFC 3339, when the entry last changed. */
export interface Owner extends Writer {
  readonly time: string | undefined;
  readonly fields: FieldSet;
}

/** The owners of the fields of an object, each once. */
export type Owners = readonly Owner[];

/** Fields that no manager owns, for the server sets them or they name the object. */
const unowned: FieldSet = {
  "f:apiVersion": {},
  "f:kind": {},
  "f:metadata": {
    ".": {},
    "f:creationTimestamp": {},
    "f:generation": {},
    "f:managedFields": {},
    "f:name": {},
    "f:namespace": {},
    "f:resourceVersion": {},
    "f:selfLink": {},
    "f:uid": {},
  },
};

const unownedMetadata = new Set(
  Object.keys(unowned["f:metadata"] ?? {}).map((element) => element.slice("f:".length)),
);

/** Whether nobody owns this field of the metadata. */
export const isUnownedMetadata = (name: string): boolean => unownedMetadata.has(name);

/** What somebody made of a value. */
export interface Edit {
  readonly shape: Shape;
  readonly before: Json;
  readonly after: Json;
  readonly writer: Writer;
  /** Absent where owners of other versions keep what they have. */
  readonly versions?: Versions | undefined;
  /** Which fields the writer can change there at all. */
  readonly kept: FieldFilter;
}

export interface Change extends Edit {
  readonly time: string;
}

/** The owners after an update: the writer owns what changed, and nobody what is gone. */
export function afterUpdate(owners: Owners, change: Change): Owners {
  const comparison = compare(change.shape, change.before, change.after);
  const seenBy = comparisonsOf(change, comparison);
  return afterChange(owners, only(change.kept, comparison), change, (owner) => {
    const seen = seenBy(owner);
    return seen && only(change.kept, seen);
  });
}

/** Of a change that which is kept. */
const only = (kept: FieldFilter, { changed, removed }: Comparison): Comparison => ({
  changed: changed && kept(changed),
  removed: removed && kept(removed),
});

/** The owner of a new object. `empty` is what is there in every object of the kind. */
export function ownersOfNew(
  empty: JsonObject,
  object: JsonObject,
  origin: Pick<Change, "shape" | "writer" | "time" | "kept">,
): Owners {
  return afterChange([], only(origin.kept, compareNew(origin.shape, empty, object)), origin);
}

function afterChange(
  owners: Owners,
  { changed = emptySet, removed }: Comparison,
  { writer, time }: Pick<Change, "writer" | "time">,
  seenBy?: (owner: Owner) => Comparison | undefined,
): Owners {
  const won = difference(changed, unowned);
  if (isEmptySet(won) && removed === undefined) return owners;
  let mine: Owner | undefined;
  const next: Owner[] = [];
  for (const owner of owners) {
    if (isSame(owner, writer)) mine = owner;
    else {
      const left = withoutLost(owner, seenBy?.(owner));
      if (left !== undefined) next.push(left);
    }
  }
  const kept = mine === undefined ? emptySet : difference(mine.fields, removed ?? emptySet);
  const fields = union(kept, won);
  if (isEmptySet(fields)) return next;
  next.push(ownerOf(writer, isEmptySet(won) ? mine?.time : time, fields));
  return limited(next);
}

// Members written out one by one, as a spread takes V8 ten times as long.
const ownerOf = (writer: Writer, time: string | undefined, fields: FieldSet): Owner => ({
  manager: writer.manager,
  operation: writer.operation,
  apiVersion: writer.apiVersion,
  subresource: writer.subresource,
  time,
  fields,
});

/** A field that somebody else owns and an apply would change. */
export interface Conflict {
  readonly owner: Owner;
  readonly fields: FieldSet;
}

export interface Application {
  readonly shape: Shape;
  readonly live: JsonObject;
  readonly config: JsonObject;
  readonly writer: Writer;
  readonly time: string;
  /** As those of an `Edit`. */
  readonly kept: FieldFilter;
  readonly versions?: Versions | undefined;
}

export interface Applied {
  readonly object: JsonObject;
  readonly owners: Owners;
  readonly conflicts: readonly Conflict[];
}

/**
 * What applying a configuration makes of an object. The manager owns what it names, and what it no
 * longer names and nobody else owns is taken away. Where there are conflicts, `object` and `owners`
 * are what they would be if it were forced.
 * Source: https://kubernetes.io/docs/reference/using-api/server-side-apply/
 */
export function apply(owners: Owners, application: Application): Applied {
  const { shape, live, config, writer, time, kept, versions } = application;
  const last = owners.find((owner) => isSame(owner, writer));
  const others = owners.filter((owner) => owner !== last);
  const fields = kept(difference(fieldsOf(shape, config) ?? emptySet, unowned));
  const mine: Owner = { ...writer, time, fields };
  const merged = merge(shape, live, config);
  const owned = others.reduce((set, owner) => union(set, owner.fields), fields);
  // The names of the kind are no fields that could go.
  const lastFields = difference(last?.fields ?? emptySet, unowned);
  const pruned = prune(shape, merged, lastFields, union(owned, unowned));
  // Objects merged and pruned are objects still.
  const object = isObject(pruned) ? pruned : live;
  const own = compare(shape, live, object);
  const seenBy = comparisonsOf({ before: live, after: object, versions, writer }, own);
  const seen = others.flatMap((owner) => {
    const comparison = seenBy(owner);
    return comparison === undefined ? [] : [{ owner, comparison: only(kept, comparison) }];
  });
  const conflicts = seen
    .map(({ owner, comparison: { changed = emptySet } }) => ({
      owner,
      fields: intersection(owner.fields, changed),
    }))
    .filter((conflict) => !isEmptySet(conflict.fields));
  const left = seen.flatMap(({ owner, comparison }) => withoutLost(owner, comparison) ?? []);
  const isSameAgain = sameFields(last?.fields, fields) && isSameObject(only(kept, own));
  const owner = isSameAgain ? last : mine;
  const next = isEmptySet(fields) || owner === undefined ? left : [...left, owner];
  return { object, owners: next, conflicts };
}

const isSameObject = ({ changed = emptySet, removed = emptySet }: Comparison) =>
  isEmptySet(changed) && isEmptySet(removed);

const sameFields = (left: FieldSet | undefined, right: FieldSet) =>
  left !== undefined && JSON.stringify(sortedSet(left)) === JSON.stringify(sortedSet(right));

/** The owner without what a change set or took away; one whose version is no more goes. */
function withoutLost(owner: Owner, seen: Comparison | undefined): Owner | undefined {
  if (seen === undefined) return undefined;
  const { changed = emptySet, removed = emptySet } = seen;
  const rest = difference(owner.fields, union(changed, removed));
  if (rest === owner.fields) return owner;
  return isEmptySet(rest) ? undefined : ownerOf(owner, owner.time, rest);
}

/** Whoever applies is the same in every version. */
export function isSame(left: Writer, right: Writer): boolean {
  return (
    left.manager === right.manager &&
    left.operation === right.operation &&
    left.subresource === right.subresource &&
    (left.operation === "Apply" || left.apiVersion === right.apiVersion)
  );
}

/** More updaters than these, the oldest, are told of as one. Source: fieldmanager 1.36. */
export const updatersMax = 10;
const ancient = "ancient-changes";

function limited(owners: Owners): Owners {
  if (owners.length <= updatersMax) return owners;
  const updaters = inOrder(owners.filter(({ operation }) => operation === "Update"));
  if (updaters.length <= updatersMax) return owners;
  const old = updaters.slice(0, updaters.length - updatersMax + 1);
  const [oldest] = old;
  if (oldest === undefined) return owners;
  const { apiVersion, operation } = oldest;
  const alike = old.filter((owner) => owner.apiVersion === apiVersion);
  const fields = alike.reduce((set, owner) => union(set, owner.fields), emptySet);
  const time = alike.at(-1)?.time;
  const joined: Owner = { manager: ancient, operation, apiVersion, subresource: "", time, fields };
  return [...owners.filter((owner) => !alike.includes(owner)), joined];
}

/** Appliers first, then by time and by name. */
function inOrder(owners: Owners): Owners {
  const keyOf = ({ operation, time = "", manager, apiVersion, subresource }: Owner) => [
    operation,
    time,
    manager,
    apiVersion,
    subresource,
  ];
  return [...owners].sort((left, right) => compareKeys(keyOf(left), keyOf(right)));
}

function compareKeys(left: readonly string[], right: readonly string[]): number {
  const at = left.findIndex((part, index) => part !== right[index]);
  return at < 0 ? 0 : (left[at] ?? "") < (right[at] ?? "") ? -1 : 1;
}

type Entries = NonNullable<ObjectMeta["managedFields"]>;

/** The owners as `metadata.managedFields` shows them. */
export function encodeOwners(owners: Owners): Entries {
  return inOrder(owners).map(
    ({ manager, operation, apiVersion, time, fields, subresource }): Entries[number] => ({
      manager,
      operation,
      apiVersion,
      ...(time === undefined ? {} : { time }),
      fieldsType: "FieldsV1",
      fieldsV1: sortedSet(fields),
      ...(subresource === "" ? {} : { subresource }),
    }),
  );
}

/** The owners that a client has named. `undefined` where it named none, or not in a way to read. */
export function decodeOwners(entries: Entries | undefined): Owners | undefined {
  if (entries === undefined || entries.length === 0) return undefined;
  const owners: Owner[] = [];
  for (const entry of entries) {
    const { manager = "", operation, apiVersion = "", time, fieldsType, fieldsV1 } = entry;
    if (operation !== "Apply" && operation !== "Update") return undefined;
    if (fieldsType !== "FieldsV1") return undefined;
    if (fieldsV1 !== undefined && !isFieldSet(fieldsV1)) return undefined;
    const { subresource = "" } = entry;
    const fields = fieldsV1 ?? emptySet;
    owners.push({ manager, operation, apiVersion, subresource, time, fields });
  }
  return owners;
}

/**
 * A list that is empty, or of one entry that says nothing, asks for the owners to be forgotten.
 * Source: apimachinery managedfields, isResetManagedFields 1.36.
 */
export const forgetsOwners = (entries: Entries | undefined): boolean =>
  entries !== undefined &&
  entries.length < 2 &&
  entries.every((entry) => Object.values(entry).every((value) => value === undefined));
