/** Changes a JSON value a little somewhere, so that most of it stays valid. */
import { isObject, type JsonObject } from "../../api/json.ts";
import type { Random } from "../../api/runtime.ts";
import type { Structure } from "../../api/structure.ts";
import { oneOf, percent, weighted } from "./draw.ts";
import { anyValue, fittingValue, isContainer, structureWithin, texts } from "./values.ts";

/** `value` with one change at a place drawn from all its levels. The given value stays as it is. */
export function mutate(random: Random, value: unknown, structure?: Structure): unknown {
  if (!isContainer(value)) return anyValue(random);
  const keys = Object.keys(value);
  if (keys.length > 0 && percent(random, 78)) {
    const key = oneOf(random, keys);
    const inner: unknown = Reflect.get(value, key);
    const within = structureWithin(structure, key);
    if (isContainer(inner) || percent(random, 60)) {
      return withMember(value, key, mutate(random, inner, within));
    }
  }
  return Array.isArray(value)
    ? changeList(random, value, structure?.items)
    : changeObject(random, isObject(value) ? value : {}, structure);
}

function withMember(value: object, key: string, inner: unknown): unknown {
  if (Array.isArray(value))
    return value.map((each, index) => (String(index) === key ? inner : each));
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, name === key ? inner : each]),
  );
}

function changeList(random: Random, list: readonly unknown[], items?: Structure): unknown {
  const at = random.integer(list.length + 1);
  const made = items === undefined ? anyValue(random) : fittingValue(random, items);
  return weighted<() => unknown>(random, [
    [3, () => [...list.slice(0, at), made, ...list.slice(at)]],
    [2, () => [...list, ...list]],
    [2, () => list.filter((_, index) => index !== at)],
    [1, () => [...list].reverse()],
    [1, () => [...list, anyValue(random)]],
    [1, () => anyValue(random)],
  ])();
}

function changeObject(random: Random, object: JsonObject, structure?: Structure): unknown {
  const entries: (readonly [string, unknown])[] = Object.entries(object);
  const at = random.integer(entries.length + 1);
  const fields = [...(structure?.fields?.values() ?? [])];
  return weighted<() => unknown>(random, [
    [
      6,
      () => {
        if (fields.length === 0) return { ...object, [oneOf(random, texts)]: anyValue(random) };
        const field = oneOf(random, fields);
        return { ...object, [field.name]: fittingValue(random, field.structure) };
      },
    ],
    [2, () => Object.fromEntries(entries.filter((_, index) => index !== at))],
    [2, () => Object.fromEntries([...entries, [oneOf(random, texts), anyValue(random)]])],
    [1, () => Object.fromEntries(entries.map(([key, each]) => [key.toUpperCase(), each]))],
    [1, () => Object.fromEntries([...entries].reverse())],
    [1, () => anyValue(random)],
    [1, () => [object]],
  ])();
}
