import { goText } from "../../api/go-value.ts";
import { equalJson, isObject, type Json, type JsonObject } from "../../api/json.ts";
import type { Structure } from "../../api/structure.ts";
import { patchedField } from "./patched-field.ts";
import { mergeKeyIn } from "./two-way.ts";

/**
 * True where two strategic merge patches make different things of the same member.
 * Source: k8s.io/apimachinery/pkg/util/strategicpatch 0.36, MergingMapsHaveConflicts.
 */
export function haveConflicts(
  structure: Structure | undefined,
  left: JsonObject,
  right: JsonObject,
): boolean {
  if (left.$patch !== right.$patch) return true;
  return Object.entries(left).some(([key, value]) => {
    const other = right[key];
    if (key.startsWith("$") || value === undefined || other === undefined) return false;
    const field = patchedField(structure, key);
    if (isObject(value) && isObject(other)) {
      return !field.replaces && haveConflicts(field.structure, value, other);
    }
    if (!Array.isArray(value) || !Array.isArray(other)) return !equalJson(value, other);
    if (typeof field.merge === "string") {
      return haveConflicts(
        { type: "map", doc: "", ...(field.structure?.items && { items: field.structure.items }) },
        byKey(value, field.merge),
        byKey(other, field.merge),
      );
    }
    return field.merge === undefined && listsHaveConflicts(field.structure?.items, value, other);
  });
}

const byKey = (list: readonly Json[], mergeKey: string): JsonObject =>
  Object.fromEntries(list.map((item) => [goText(mergeKeyIn(item, mergeKey)), item]));

function listsHaveConflicts(
  structure: Structure | undefined,
  left: readonly Json[],
  right: readonly Json[],
): boolean {
  if (left.length !== right.length) return true;
  const [first, second] = left.every((item) => !isObject(item))
    ? [sorted(left), sorted(right)]
    : [left, right];
  return first.some((item, index) => {
    const other = second[index];
    return isObject(item) && isObject(other)
      ? haveConflicts(structure, item, other)
      : !equalJson(item, other);
  });
}

const sorted = (list: readonly Json[]) => list.map(goText).sort();
