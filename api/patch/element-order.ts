/** The order of a patched list: what the patch says comes first, then what the server had. */

import { goText } from "../go-value.ts";
import { isObject, type Json } from "../json.ts";
import { badRequest } from "../status.ts";
import type { Structure } from "../structure.ts";
import { settleList } from "./members.ts";
import { badType, failed, noMergeKey, unprocessable } from "./refusals.ts";
import { withoutDirectives } from "./without-directives.ts";

/** The members of a patch that direct how the rest of it is merged. */
export const directives = {
  patch: "$patch",
  retainKeys: "$retainKeys",
  order: "$setElementOrder",
  deletion: "$deleteFromPrimitiveList",
} as const;

/** What merging needs to know of a field. */
export interface PatchedField {
  readonly structure: Structure;
  /** The merge key; `true` for a merged list of scalars. */
  readonly merge: string | true | undefined;
  /** The field is replaced whole, though it is an object. */
  readonly replaces: boolean;
}

/** The field of a struct, or the value of a map; undefined where the structure knows none. */
export function fieldNamed(structure: Structure, name: string): PatchedField | undefined {
  if (structure.type === "map" && structure.items !== undefined) {
    return { structure: structure.items, merge: undefined, replaces: false };
  }
  const field = structure.fields?.get(name);
  if (field === undefined) return undefined;
  const replaces = field.patchStrategy?.split(",").includes("replace") === true;
  return { structure: field.structure, merge: replaces ? undefined : field.list?.merge, replaces };
}

interface Ordering {
  readonly field: PatchedField;
  readonly original: readonly Json[] | undefined;
  readonly patch: readonly Json[] | undefined;
  readonly order: readonly Json[];
  readonly merge: (
    original: readonly Json[],
    patch: readonly Json[],
    field: PatchedField,
    isDeletion: boolean,
  ) => readonly Json[];
}

/** Merges a list whose order the patch gives by `$setElementOrder`. */
export function orderElements({ field, original, patch, order, merge }: Ordering): readonly Json[] {
  const mergeKey = typeof field.merge === "string" ? field.merge : undefined;
  checkOrder(patch ?? [], order, mergeKey);
  // Upstream asks what such items are, to know how to order them.
  if ((original ?? []).length + (patch ?? []).length === 0) throw unprocessable();
  let merged: readonly Json[] = original ?? [];
  if (original === undefined) {
    const clean = withoutDirectives(patch ?? []);
    merged = Array.isArray(clean) ? clean : [];
  } else if (patch !== undefined) merged = merge(original, patch, field, false);
  const ordered = arrange({ merged, order, serverOrder: original ?? [], mergeKey });
  return settleList(original ?? [], ordered);
}

/** Refuses a list whose items are not all named by its order, one after the other. */
function checkOrder(
  patch: readonly Json[],
  order: readonly Json[],
  mergeKey: string | undefined,
): void {
  if (patch.length === 0 || order.length === 0) return;
  const ordered = mergeKey === undefined ? patch : patch.filter(staysIn);
  let next = 0;
  for (const named of order) {
    next = afterDirectives(ordered, next);
    const item = ordered[next];
    if (item === undefined) break;
    if (keyIn(item, mergeKey) === keyIn(named, mergeKey)) next += 1;
  }
  if (next >= ordered.length) return;
  const [list, names] = [goText(patch), goText(order)];
  throw failed(
    `The order in patch list:\n${list}\n doesn't match ${directives.order} list:\n${names}\n`,
  );
}

function staysIn(item: Json): boolean {
  if (!isObject(item)) throw badType("map[string]interface {}", item);
  return item[directives.patch] !== "delete";
}

/** The first place that directs nothing. Upstream looks no further once all names are found. */
function afterDirectives(items: readonly Json[], place: number): number {
  const isPlain = (item: Json, index: number) =>
    index >= place && !(isObject(item) && Object.hasOwn(item, directives.patch));
  const found = items.findIndex(isPlain);
  return found < 0 ? items.length : found;
}

interface Arrangement {
  readonly merged: readonly Json[];
  /** The order of the items that the patch names. */
  readonly order: readonly Json[];
  /** The order of all the others. */
  readonly serverOrder: readonly Json[];
  readonly mergeKey: string | undefined;
}

/**
 * Interleaves the items that the patch names, in its order, with the others in the server's order:
 * one of the others goes first only where it stood before the next named one on the server.
 */
export function arrange({ merged, order, serverOrder, mergeKey }: Arrangement): Json[] {
  const inPatch = positions(order, mergeKey);
  const onServer = positions(serverOrder, mergeKey);
  const key = (item: Json) => keyIn(item, mergeKey);
  const by = (places: ReadonlyMap<Json, number>) => (left: Json, right: Json) =>
    (places.get(key(left)) ?? 0) - (places.get(key(right)) ?? 0);
  const named = merged.filter((item) => inPatch.has(key(item))).sort(by(inPatch));
  const others = merged.filter((item) => !inPatch.has(key(item))).sort(by(onServer));
  const result: Json[] = [];
  let next = 0;
  for (const item of named) {
    const place = onServer.get(key(item));
    for (;;) {
      const other = others[next];
      const otherPlace = other === undefined ? undefined : onServer.get(key(other));
      if (other === undefined || place === undefined || otherPlace === undefined) break;
      if (otherPlace >= place) break;
      result.push(other);
      next += 1;
    }
    result.push(item);
  }
  return [...result, ...others.slice(next)];
}

/** Where each key stands first. */
function positions(list: readonly Json[], mergeKey: string | undefined): Map<Json, number> {
  const places = new Map<Json, number>();
  list.forEach((item, index) => {
    const key = keyIn(item, mergeKey);
    if (!places.has(key)) places.set(key, index);
  });
  return places;
}

/** What identifies an item of a list: the value of its merge key, or the scalar that it is. */
export function keyIn(item: Json, mergeKey: string | undefined): Json {
  if (mergeKey === undefined) return item;
  if (!isObject(item)) throw badType("map[string]interface {}", item);
  const key = item[mergeKey];
  if (key === undefined) throw noMergeKey(item, mergeKey);
  if (typeof key === "object" && key !== null) throw badRequest("invalid JSON document");
  return key;
}
