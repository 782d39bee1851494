import { isObject } from "../api/json.ts";
import type { Structure } from "../api/structure.ts";
import { preservesUnknown } from "./decode-schema.ts";

/** Finds the paths of members that the structure does not have, in the order of the value. */
export function collectUnknown(
  structure: Structure,
  value: unknown,
  path: string,
  found: string[],
): void {
  const { items, fields } = structure;
  if (items !== undefined && Array.isArray(value)) {
    value.forEach((item, index) => {
      collectUnknown(items, item, `${path}[${index}]`, found);
    });
    return;
  }
  if (!isObject(value)) return;
  for (const [key, part] of Object.entries(value)) {
    const inner = path === "" ? key : `${path}.${key}`;
    const known = fields === undefined ? items : fields.get(key)?.structure;
    if (known !== undefined) collectUnknown(known, part, inner, found);
    else if (fields !== undefined && !preservesUnknown(structure)) found.push(inner);
  }
}
