import { isObject, type Json } from "../../api/json.ts";
import { type FieldSet, isMember } from "./field-set.ts";
import { granularityOf, partsOf, type Shape } from "./shape.ts";

/**
 * Takes out what a manager applied before and nobody owns any more: `last` is what it applied,
 * `owned` all that anybody owns now. What goes, goes with whatever nobody owns below it; the value
 * itself where nothing goes.
 */
export function prune(shape: Shape, value: Json, last: FieldSet, owned: FieldSet): Json {
  const granularity = granularityOf(shape, value);
  if (granularity === "leaf") return value;
  const gone = new Set<string>();
  const kept = new Map<string, Json>();
  for (const part of partsOf(shape, value)) {
    const applied = last[part.element];
    if (applied === undefined) continue;
    const others = owned[part.element];
    // The fields of a struct are owned with whatever is owned below them; items and keys are not.
    const owns = (node: FieldSet | undefined) =>
      granularity === "struct" ? node !== undefined : isMember(node);
    if (owns(applied) && !owns(others)) gone.add(part.element);
    else kept.set(part.element, prune(part.shape, part.value, applied, others ?? {}));
  }
  return without(shape, value, gone, kept);
}

function without(
  shape: Shape,
  value: Json,
  gone: ReadonlySet<string>,
  kept: ReadonlyMap<string, Json>,
): Json {
  const parts = partsOf(shape, value);
  const same = parts.every(
    ({ element, value: part }) => !gone.has(element) && (kept.get(element) ?? part) === part,
  );
  if (same) return value;
  const left = parts.filter(({ element }) => !gone.has(element));
  const next = left.map((part) => ({ ...part, value: kept.get(part.element) ?? part.value }));
  if (!isObject(value)) return next.map((part) => part.value);
  return Object.fromEntries(next.map((part) => [part.element.slice("f:".length), part.value]));
}
