/**
 * The patch of a client-side apply: what the manifest changes or adds against the live object, and
 * what it no longer has of what was last applied: a strategic merge patch of kinds that are built
 * in, else a merge patch.
 * Source: https://kubernetes.io/docs/tasks/manage-kubernetes-objects/declarative-config/
 */
import { equalJson, isObject, type Json, type JsonObject } from "../api/json.ts";
import { part } from "../api/json-parts.ts";
import type { Field, Structure } from "../api/structure.ts";

/** The annotation that holds the manifest as it was last applied. */
export const lastAppliedAnnotation = "kubectl.kubernetes.io/last-applied-configuration";

type Patch = Record<string, Json | undefined>;

/** The manifest with itself, as text, in its annotation: what apply sends. */
export function withLastApplied(manifest: JsonObject): JsonObject {
  const plain = withoutLastApplied(manifest);
  const text = lastAppliedText(plain);
  const annotations = { ...part(plain, "metadata", "annotations"), [lastAppliedAnnotation]: text };
  return { ...manifest, metadata: { ...part(manifest, "metadata"), annotations } };
}

/** The text of the annotation. */
export const lastAppliedText = (manifest: JsonObject): string =>
  `${JSON.stringify(sortKeys(manifest))}\n`;

/** The manifest as apply keeps it: without its annotation, but with the map for such. */
export function withoutLastApplied(manifest: JsonObject): JsonObject {
  const metadata = part(manifest, "metadata");
  const { [lastAppliedAnnotation]: _, ...annotations } = part(metadata, "annotations");
  return { ...manifest, metadata: { ...metadata, annotations } };
}

/**
 * The manifest without its nulls, as apply creates it: as if it had been applied to an object that
 * is there already. Source: kubectl apply 1.36, pruneNullsFromMap.
 */
export function withoutNulls(manifest: JsonObject): JsonObject {
  const members = Object.entries(manifest).filter(([, value]) => value !== null);
  return Object.fromEntries(
    members.map(([key, value]) => [key, value === undefined ? value : deeplyWithoutNulls(value)]),
  );
}

function deeplyWithoutNulls(value: Json): Json {
  if (Array.isArray(value)) return value.map(deeplyWithoutNulls);
  return isObject(value) ? withoutNulls(value) : value;
}

/** What was last applied to a live object; nothing where it was made otherwise. */
export function lastApplied(live: JsonObject): JsonObject {
  const metadata = isObject(live.metadata) ? live.metadata : {};
  const annotations = isObject(metadata.annotations) ? metadata.annotations : {};
  const text = annotations[lastAppliedAnnotation];
  if (typeof text !== "string") return {};
  const parsed: unknown = JSON.parse(text);
  return isObject(parsed) ? parsed : {};
}

/**
 * The patch that leads from `live` to `manifest`; `{}` where nothing is to be done. Without a
 * structure it is a merge patch, which replaces lists as a whole.
 */
export function threeWayPatch(
  structure: Structure | undefined,
  { original, manifest, live }: Record<"original" | "manifest" | "live", JsonObject>,
): JsonObject {
  return diffMembers(structure, original, manifest, live);
}

function diffMembers(
  structure: Structure | undefined,
  original: JsonObject,
  manifest: JsonObject,
  live: JsonObject,
): JsonObject {
  const patch: Patch = {};
  for (const [key, wanted] of Object.entries(manifest)) {
    if (wanted === undefined) continue;
    diffMember(patch, fieldOf(structure, key), {
      key,
      original: original[key],
      wanted,
      present: live[key],
    });
  }
  for (const key of Object.keys(original)) {
    if (manifest[key] === undefined && live[key] !== undefined) patch[key] = null;
  }
  return patch;
}

interface Member {
  readonly key: string;
  readonly original: Json | undefined;
  readonly wanted: Json;
  readonly present: Json | undefined;
}

function diffMember(patch: Patch, field: Field | undefined, member: Member): void {
  const { key, original, wanted, present } = member;
  if (isObject(wanted) && isObject(present)) {
    const before = isObject(original) ? original : {};
    const changes = diffMembers(field?.structure, before, wanted, present);
    if (Object.keys(changes).length === 0) return;
    const retains = field?.patchStrategy?.includes("retainKeys") === true;
    patch[key] = retains ? { ...changes, $retainKeys: Object.keys(wanted).sort() } : changes;
  } else if (Array.isArray(wanted) && Array.isArray(present) && field?.list?.merge !== undefined) {
    diffList(patch, field, { key, wanted, present, original: asList(original) });
  } else if (!equalJson(wanted, present)) {
    patch[key] = wanted;
  }
}

interface Lists {
  readonly key: string;
  readonly original: readonly Json[];
  readonly wanted: readonly Json[];
  readonly present: readonly Json[];
}

function diffList(patch: Patch, field: Field, lists: Lists): void {
  const { merge } = field.list ?? {};
  if (typeof merge === "string") diffKeyedList(patch, field, merge, lists);
  else diffPlainList(patch, lists);
}

/** A list of objects that are told apart by one member. */
function diffKeyedList(patch: Patch, field: Field, mergeKey: string, lists: Lists): void {
  const { key, original, wanted, present } = lists;
  const find = (items: readonly Json[], id: Json | undefined) =>
    items.filter(isObject).find((item) => item[mergeKey] === id);
  const changes: JsonObject[] = [];
  for (const item of wanted.filter(isObject)) {
    const id = item[mergeKey];
    const live = find(present, id);
    if (live === undefined) {
      changes.push(item);
      continue;
    }
    const change = diffMembers(field.structure.items, find(original, id) ?? {}, item, live);
    if (Object.keys(change).length > 0) changes.push({ ...change, [mergeKey]: id });
  }
  for (const item of original.filter(isObject)) {
    const id = item[mergeKey];
    if (find(wanted, id) === undefined && find(present, id) !== undefined) {
      changes.push({ $patch: "delete", [mergeKey]: id });
    }
  }
  if (changes.length === 0) return;
  patch[key] = changes;
  const order = wanted.filter(isObject).map((item) => ({ [mergeKey]: item[mergeKey] }));
  patch[`$setElementOrder/${key}`] = order;
}

/** A list of unique scalars. */
function diffPlainList(patch: Patch, { key, original, wanted, present }: Lists): void {
  const added = wanted.filter((item) => !present.includes(item));
  const removed = original.filter((item) => !wanted.includes(item) && present.includes(item));
  if (added.length > 0) patch[key] = added;
  if (removed.length > 0) patch[`$deleteFromPrimitiveList/${key}`] = removed;
  if (added.length + removed.length > 0) patch[`$setElementOrder/${key}`] = wanted;
}

function fieldOf(structure: Structure | undefined, key: string): Field | undefined {
  if (structure?.type === "object") return structure.fields?.get(key);
  return undefined;
}

const asList = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);

/** The value with the members of every object in the order of their names, as Go writes maps. */
export function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return Object.fromEntries(entries.map(([key, member]) => [key, sortKeys(member)]));
}
