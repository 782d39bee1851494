/** Objects as kubectl writes those that it reads into types of its own. Pure. */
import { isObject, type Json, type JsonObject } from "../../api/json.ts";
import type { Structure } from "../../api/structure.ts";

/** The object with its members in the order of their declaration, and maps by key. */
export function inGoOrder(structure: Structure | undefined, object: JsonObject): JsonObject {
  const { kind, apiVersion, ...rest } = object;
  const ordered = membersInOrder(structure, rest);
  return { ...(kind !== undefined && { kind, apiVersion }), ...ordered };
}

function membersInOrder(structure: Structure | undefined, object: JsonObject): JsonObject {
  const fields = structure?.type === "object" ? structure.fields : undefined;
  const declared = [...(fields?.keys() ?? [])].filter((name) => object[name] !== undefined);
  const others = Object.keys(object).filter((name) => fields?.has(name) !== true);
  const members = [...declared, ...others.sort()].map((name) => {
    const value = object[name];
    const inner = fields === undefined ? structure?.items : fields.get(name)?.structure;
    return [name, value === undefined ? value : valueInOrder(inner, value)];
  });
  return Object.fromEntries(members);
}

function valueInOrder(structure: Structure | undefined, value: Json): Json {
  if (Array.isArray(value)) return value.map((each) => valueInOrder(structure?.items, each));
  return isObject(value) ? membersInOrder(structure, value) : value;
}
