import { isObject, type Json } from "../json.ts";
import { Members, settleList } from "./members.ts";

/**
 * What is left of a patch where there was nothing to merge it with: no nulls, and no part that
 * carries a `$patch` directive. Undefined where nothing is left.
 */
export function withoutDirectives(value: Json): Json | undefined {
  if (Array.isArray(value)) {
    const items = value.map(withoutDirectives).filter((item) => item !== undefined);
    return settleList(value, items);
  }
  if (!isObject(value)) return value;
  if (Object.hasOwn(value, "$patch")) return undefined;
  const members = new Members(value);
  for (const [key, part] of Object.entries(value)) {
    members.set(key, part === undefined || part === null ? undefined : withoutDirectives(part));
  }
  return members.settle();
}
