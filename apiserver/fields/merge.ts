import { isObject, type Json } from "../../api/json.ts";
import { granularityOf, type Part, partsOf, type Shape } from "./shape.ts";

/**
 * What a configuration makes of a value: it sets what it names and leaves the rest. Lists with keys
 * and sets take the order of the configuration, and what only the value has keeps its place.
 */
export function merge(shape: Shape, value: Json | undefined, config: Json | undefined): Json {
  if (config === undefined) return value ?? null;
  if (value === undefined || config === null) return config;
  if (granularityOf(shape, value, config) === "leaf") return config;
  if (isObject(value) && isObject(config)) {
    const merged: Record<string, Json | undefined> = { ...value };
    for (const part of partsOf(shape, config)) {
      const key = part.element.slice("f:".length);
      // A key such as __proto__ is a key like any other.
      const next = merge(
        part.shape,
        Object.hasOwn(value, key) ? value[key] : undefined,
        part.value,
      );
      Object.defineProperty(merged, key, { value: next, enumerable: true, writable: true });
    }
    return merged;
  }
  if (Array.isArray(value) && Array.isArray(config)) {
    return mergeItems(partsOf(shape, value), partsOf(shape, config));
  }
  return config;
}

function mergeItems(value: readonly Part[], config: readonly Part[]): readonly Json[] {
  const stored = new Map(value.map((part) => [part.element, part.value]));
  const wanted = new Set(config.map(({ element }) => element));
  const shared = config.filter(({ element }) => stored.has(element));
  const done = new Set<string>();
  const merged: Json[] = [];
  let [left, right] = [0, 0];
  while (left < value.length || right < config.length) {
    const kept = value[left];
    const set = config[right];
    if (kept !== undefined && !wanted.has(kept.element)) {
      merged.push(kept.value);
      left += 1;
      continue;
    }
    // An item of both comes where the configuration has it.
    const next = shared.find(({ element }) => !done.has(element));
    if (kept !== undefined && (set === undefined || kept.element !== next?.element)) {
      left += 1;
      continue;
    }
    if (set === undefined) break;
    merged.push(merge(set.shape, stored.get(set.element), set.value));
    done.add(set.element);
    right += 1;
  }
  return merged;
}
