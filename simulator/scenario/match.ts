/** Whether objects have the parts that they are expected to have. */
import { isObject, type Json, type JsonObject } from "../../api/json.ts";

/** A part that is not as it should be. */
export interface Difference {
  readonly field: string;
  readonly wanted: Json | undefined;
  readonly got: Json | undefined;
}

/**
 * Where `got` lacks a part of `wanted`. Members that are not wanted may be there; of a list, each
 * wanted item must be found, in any order where items have names, at its place otherwise.
 */
export function differences(wanted: Json, got: Json | undefined, field = ""): Difference[] {
  if (Array.isArray(wanted)) return listDifferences(wanted, got, field);
  if (!isObject(wanted)) return wanted === got ? [] : [{ field, wanted, got }];
  if (!isObject(got)) return [{ field, wanted, got }];
  return Object.entries(wanted).flatMap(([name, member]) =>
    member === undefined
      ? []
      : differences(member, got[name], field === "" ? name : `${field}.${name}`),
  );
}

function listDifferences(wanted: readonly Json[], got: Json | undefined, field: string) {
  if (!Array.isArray(got)) return [{ field, wanted, got }];
  return wanted.flatMap((item, index) => {
    const key = keyOf(item);
    if (key === undefined) return differences(item, got[index], `${field}[${index}]`);
    const found = got.find((other: Json) => isObject(other) && other[key.name] === key.value);
    return differences(item, found, `${field}[${key.name}=${key.value}]`);
  });
}

/** What items of lists are told apart by. */
const keys = ["name", "type", "key", "containerPort", "port"] as const;

function keyOf(item: Json): { readonly name: string; readonly value: Json } | undefined {
  if (!isObject(item)) return undefined;
  for (const name of keys) {
    const value = item[name];
    if (value !== undefined) return { name, value };
  }
  return undefined;
}

/** Two lines for a difference: what was wanted, and what was there. */
export function differenceLines({ field, wanted, got }: Difference): readonly string[] {
  const text = (value: JsonObject[string]) =>
    value === undefined ? "nothing" : JSON.stringify(value);
  return [`- ${field}: ${text(wanted)}`, `+ ${field}: ${text(got)}`];
}
