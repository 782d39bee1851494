import { isObject, type Json, type JsonObject } from "../../api/json.ts";
import { fieldNamed, keyIn } from "../../api/patch/element-order.ts";
import { withoutDirectives, withoutNulls } from "../../api/patch/without-directives.ts";
import type { Structure } from "../../api/structure.ts";

/**
 * What a patch was merged into, with the items that the patch names before all others of a list:
 * the API server leaves them at their place. Source: kyaml, merge2 with MergeOptionsListPrepend.
 */
export function patchedFirst(
  merged: JsonObject,
  patch: JsonObject,
  structure: Structure,
): JsonObject {
  let next = merged;
  for (const [name, part] of Object.entries(patch)) {
    const [field, value] = [fieldNamed(structure, name), merged[name]];
    if (field === undefined || value === undefined || part === undefined) continue;
    const made =
      isObject(value) && isObject(part)
        ? patchedFirst(value, part, field.structure)
        : typeof field.merge === "string" && Array.isArray(value) && Array.isArray(part)
          ? itemsFirst(value, part, { key: field.merge, items: field.structure.items })
          : value;
    if (made !== value) next = { ...next, [name]: made };
  }
  return next;
}

interface KeyedList {
  readonly key: string;
  readonly items: Structure | undefined;
}

function itemsFirst(
  merged: readonly Json[],
  patch: readonly Json[],
  { key, items }: KeyedList,
): readonly Json[] {
  const parts = new Map(
    patch.flatMap((part) => (isObject(part) ? [[keyIn(part, key), part] as const] : [])),
  );
  const named = [...parts].flatMap(([wanted, part]) => {
    const item = merged.find((each) => keyIn(each, key) === wanted);
    if (!isObject(item)) return [];
    // A new item is the patch's own, with what directs it; kustomize takes that out.
    if (item === part) return [withoutDirectives(withoutNulls(part)) ?? []].flat();
    return [items === undefined ? item : patchedFirst(item, part, items)];
  });
  return [...named, ...merged.filter((item) => !parts.has(keyIn(item, key)))];
}
