import { isObject, type Json } from "../../api/json.ts";
import type { Structure } from "../../api/structure.ts";

/** Parts that have tables of their own, or that are any JSON. */
const passedOver = /\.(ObjectMeta|PodSpec)$/;

/** The fields that are nowhere set in the values, which are of one structure: `spec.cidrs[]`. */
export function unsetFields(
  structure: Structure,
  values: readonly Json[],
  path = "",
): readonly string[] {
  if (passedOver.test(structure.name ?? "")) return [];
  if (values.length === 0) return [path];
  const { fields, items } = structure;
  if (items !== undefined) return unsetFields(items, values.flatMap(membersOf), `${path}[]`);
  return [...(fields ?? [])].flatMap(([name, field]) => {
    const set = values.flatMap((value) => {
      const member = isObject(value) ? value[name] : undefined;
      return member === undefined || member === null ? [] : [member];
    });
    return unsetFields(field.structure, set, path === "" ? name : `${path}.${name}`);
  });
}

const membersOf = (value: Json): readonly Json[] => {
  if (Array.isArray(value)) return value;
  return isObject(value) ? Object.values(value).filter((member) => member !== undefined) : [];
};
