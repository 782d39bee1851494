/**
 * The strategic merge patch that leads from one state of an object to another.
 * Source: k8s.io/apimachinery/pkg/util/strategicpatch 0.36, diffMaps.
 */
import { goText } from "../../api/go-value.ts";
import { equalJson, isObject, type Json, type JsonObject } from "../../api/json.ts";
import type { Structure } from "../../api/structure.ts";
import { type PatchedField, patchedField } from "./patched-field.ts";

/** Which of what differs goes into the patch. */
export interface Wanted {
  readonly changes: boolean;
  readonly deletions: boolean;
  /** The order of lists too. */
  readonly order: boolean;
}

/** A list whose items cannot be told apart. */
export class UnmergeableError extends Error {
  override readonly name = "UnmergeableError";
}

/** The patch; `{}` where nothing of what is wanted differs. Throws an UnmergeableError. */
export function twoWayPatch(
  structure: Structure | undefined,
  { before, after }: { readonly before: JsonObject; readonly after: JsonObject },
  wanted: Wanted,
): JsonObject {
  return diffObjects({ structure, retains: false }, { before, after }, wanted);
}

type Patch = Record<string, Json>;

interface Pair<T> {
  readonly before: T;
  readonly after: T;
}

function diffObjects(
  { structure, retains }: Pick<PatchedField, "structure" | "retains">,
  { before, after }: Pair<JsonObject>,
  wanted: Wanted,
): JsonObject {
  const patch: Patch = {};
  for (const [key, value] of Object.entries(after)) {
    if (value === undefined) continue;
    const had = before[key];
    if (had !== undefined && kindOf(had) === kindOf(value)) {
      diffMember(patch, { key, before: had, after: value }, [patchedField(structure, key), wanted]);
    } else if (wanted.changes) patch[key] = value;
  }
  const gone = Object.keys(before).filter((key) => after[key] === undefined);
  if (wanted.deletions) for (const key of gone) patch[key] = null;
  const kept = Object.keys(after).filter((key) => (after[key] ?? null) !== null);
  const isChanged =
    Object.keys(patch).length > 0 || gone.some((key) => (before[key] ?? null) !== null);
  if (retains && kept.length > 0 && isChanged) patch.$retainKeys = kept.sort();
  return patch;
}

const kindOf = (value: Json) =>
  Array.isArray(value) ? "list" : value === null ? "null" : typeof value;

function diffMember(
  patch: Patch,
  { key, before, after }: Pair<Json> & { readonly key: string },
  [field, wanted]: readonly [PatchedField, Wanted],
): void {
  if (isObject(before) && isObject(after) && !field.replaces) {
    const changes = diffObjects(field, { before, after }, wanted);
    if (Object.keys(changes).length > 0) patch[key] = changes;
  } else if (Array.isArray(before) && Array.isArray(after) && field.merge !== undefined) {
    Object.assign(patch, diffList(key, { before, after }, [field, wanted]));
  } else if (wanted.changes && (field.replaces || !equalJson(before, after))) patch[key] = after;
}

function diffList(
  key: string,
  { before, after }: Pair<readonly Json[]>,
  [field, wanted]: readonly [PatchedField, Wanted],
): Patch {
  if (before.length === 0) return after.length > 0 && wanted.changes ? { [key]: after } : {};
  return typeof field.merge === "string"
    ? diffKeyed(key, { before, after }, [field, wanted, field.merge])
    : diffScalars(key, { before, after }, wanted);
}

function diffKeyed(
  key: string,
  { before, after }: Pair<readonly Json[]>,
  [field, wanted, mergeKey]: readonly [PatchedField, Wanted, string],
): Patch {
  const idOf = (item: Json) => mergeKeyIn(item, mergeKey);
  const items = { structure: field.structure?.items, retains: field.retains };
  const changed: JsonObject[] = [];
  const gone: JsonObject[] = [];
  for (const { before: had, after: has } of pairs({ before, after }, idOf)) {
    if (isObject(had) && isObject(has)) {
      const change = diffObjects(items, { before: had, after: has }, wanted);
      if (Object.keys(change).length > 0) changed.push({ ...change, [mergeKey]: idOf(has) });
    } else if (isObject(has) && wanted.changes) changed.push(has);
    else if (isObject(had) && wanted.deletions) {
      gone.push({ $patch: "delete", [mergeKey]: idOf(had) });
    }
  }
  const places = new Map(after.map((item, index) => [idOf(item), index] as const).reverse());
  const place = (item: JsonObject) => places.get(idOf(item)) ?? 0;
  const list = [...changed.sort((left, right) => place(left) - place(right)), ...gone];
  const isMoved = !equalJson(before.map(idOf), after.map(idOf));
  const isOrdered = list.length > 0 || (wanted.changes && isMoved);
  return {
    ...(list.length > 0 && { [key]: list }),
    ...(wanted.order &&
      isOrdered &&
      after.length > 0 && {
        [`$setElementOrder/${key}`]: after.map((item) => ({ [mergeKey]: idOf(item) })),
      }),
  };
}

/** What tells an item apart. Throws where it has nothing of the kind. */
export function mergeKeyIn(item: Json, mergeKey: string): Json {
  const id = isObject(item) ? item[mergeKey] : undefined;
  if (id === undefined) {
    throw new UnmergeableError(
      `map: ${goText(item)} does not contain declared merge key: ${mergeKey}`,
    );
  }
  return id;
}

/** The items of both lists, those that are told apart alike beside one another. */
function* pairs(
  { before, after }: Pair<readonly Json[]>,
  idOf: (item: Json) => Json,
): Iterable<Pair<Json | undefined>> {
  const [had, has] = [inOrder(before, idOf), inOrder(after, idOf)];
  let [left, right] = [0, 0];
  while (left < had.length || right < has.length) {
    const pair = { before: had[left], after: has[right] };
    const side = sideOf(pair, idOf);
    if (side <= 0) left += 1;
    if (side >= 0) right += 1;
    yield {
      before: side <= 0 ? pair.before : undefined,
      after: side >= 0 ? pair.after : undefined,
    };
  }
}

/** Which of both comes first: below 0 the one before, above 0 the one after, 0 both. */
function sideOf({ before, after }: Pair<Json | undefined>, idOf: (item: Json) => Json): number {
  if (before === undefined) return 1;
  return after === undefined ? -1 : compare(idOf(before), idOf(after));
}

/**
 * Sorted by their text. Those that have the same change places, as Go's sorting of short lists has
 * it where equal items are taken for smaller.
 */
const inOrder = (list: readonly Json[], idOf: (item: Json) => Json): Json[] =>
  [...list].reverse().sort((left, right) => compare(idOf(left), idOf(right)));

function compare(left: Json, right: Json): number {
  const [a, b] = [goText(left), goText(right)];
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A list of unique scalars. */
function diffScalars(key: string, { before, after }: Pair<readonly Json[]>, wanted: Wanted): Patch {
  const added = wanted.changes ? after.filter((item) => !before.includes(item)) : [];
  const gone = wanted.deletions ? before.filter((item) => !after.includes(item)) : [];
  const isOrdered = gone.length > 0 || (wanted.changes && !equalJson(before, after));
  return {
    ...(added.length > 0 && { [key]: added }),
    ...(gone.length > 0 && { [`$deleteFromPrimitiveList/${key}`]: [...new Set(gone)].sort() }),
    ...(wanted.order && isOrdered && after.length > 0 && { [`$setElementOrder/${key}`]: after }),
  };
}
