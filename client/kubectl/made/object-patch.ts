/** The strategic merge patch between two states of an object, in whose lists items have names. */
import { equalJson, isObject, type Json, type JsonObject } from "../../../api/json.ts";

/** The lists of pod specs that are merged item by item. Source: core/v1 1.36, `patchMergeKey`. */
const namedLists = new Set(["containers", "initContainers", "ephemeralContainers", "env"]);

/** What leads from one to the other; `{}` where they are the same. */
export function objectPatch(before: JsonObject, after: JsonObject): JsonObject {
  const patch: Record<string, Json> = {};
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [had, has] = [before[name], after[name]];
    if (had === has || equalJson(had ?? null, has ?? null)) continue;
    if (namedLists.has(name) && Array.isArray(had) && Array.isArray(has)) {
      Object.assign(patch, listPatch(name, had.filter(isObject), has.filter(isObject)));
    } else patch[name] = memberPatch(had, has);
  }
  return patch;
}

function memberPatch(had: Json | undefined, has: Json | undefined): Json {
  if (has === undefined) return null;
  return isObject(had) && isObject(has) ? objectPatch(had, has) : has;
}

/** The items that change, and the order in which all are to be. */
const listPatch = (
  name: string,
  had: readonly JsonObject[],
  has: readonly JsonObject[],
): JsonObject => ({
  [name]: itemsPatch(had, has),
  [`$setElementOrder/${name}`]: has.map((item) => ({ name: item.name ?? "" })),
});

function itemsPatch(had: readonly JsonObject[], has: readonly JsonObject[]): Json {
  const known = new Map(had.map((item) => [item.name, item]));
  const kept = new Set(has.map(({ name }) => name));
  const removed = had.flatMap(({ name = "" }) =>
    kept.has(name) ? [] : [{ $patch: "delete", name }],
  );
  const changed = has.flatMap((item) => {
    const before = known.get(item.name);
    if (before === undefined) return [item];
    const patch = objectPatch(before, item);
    return Object.keys(patch).length === 0 ? [] : [{ ...patch, name: item.name ?? "" }];
  });
  return [...changed, ...removed];
}
