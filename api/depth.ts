import { isObject } from "./json.ts";

/** How deep a free-form value may be nested: what JSON.stringify can write with room to spare. */
export const depthMax = 1000;

/** True where nothing is nested deeper than `max`, which is as far as it looks. */
export function isShallow(value: unknown, max: number = depthMax): boolean {
  if (Array.isArray(value)) {
    if (max < 0) return false;
    for (const item of value) if (!isShallow(item, max - 1)) return false;
  } else if (isObject(value)) {
    if (max < 0) return false;
    for (const key in value) if (!isShallow(value[key], max - 1)) return false;
  }
  return true;
}
