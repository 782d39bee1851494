import { escapeMarkup, sorted } from "../../api/go-json.ts";
import type { Json } from "../../api/json.ts";

/** JSON as kubectl's `-o json` writes it: members by name, indented by four, markup escaped. */
export function toJson(value: Json): string {
  return `${escapeMarkup(JSON.stringify(sorted(value), null, 4))}\n`;
}
