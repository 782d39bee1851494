/** What an expression made, as JSON. */
import type { Json } from "../json.ts";
import { formatQuantity } from "../quantity.ts";
import { isList, isMap } from "./equal.ts";
import { formatDuration, formatTimestamp } from "./library/time-text.ts";
import { type Boxed, type CelValue, isBoxed, mapKeys, mapMember } from "./values.ts";

/** The JSON of a value; `undefined` where it has none, or is an optional that is empty. */
export function jsonOf(value: CelValue): Json | undefined {
  if (value === null || typeof value === "boolean" || typeof value === "string") return value;
  if (typeof value === "number") return Number.isFinite(value) ? value : undefined;
  if (typeof value === "bigint") return Number(value);
  if (value instanceof Uint8Array)
    return btoa(Array.from(value, (byte) => String.fromCharCode(byte)).join(""));
  if (isBoxed(value)) return jsonOfBox(value);
  if (isList(value)) return value.map((item) => jsonOf(item) ?? null);
  if (!isMap(value)) return undefined;
  const made = mapKeys(value).map((key) => [String(key), jsonOf(mapMember(value, key) ?? null)]);
  return Object.fromEntries(made);
}

function jsonOfBox(box: Boxed): Json | undefined {
  switch (box.kind) {
    case "double":
      return box.content;
    case "uint":
      return Number(box.content);
    case "timestamp":
      return formatTimestamp(box.content);
    case "duration":
      return formatDuration(box.content);
    case "optional":
      return box.content === undefined ? undefined : jsonOf(box.content);
    case "quantity":
      return formatQuantity(box.content);
    default:
      return undefined;
  }
}
