import { escapeMarkup, sorted } from "../../api/go-json.ts";
import type { Json, JsonObject } from "../../api/json.ts";

/** JSON as kubectl's `-o json` writes it: members by name, indented by four, markup escaped. */
export function toJson(value: Json): string {
  return `${escapeMarkup(JSON.stringify(sorted(value), null, 4))}\n`;
}

/** The same of what kubectl reads into types of its own: kind and version, and then as it came. */
export function typedJson({ kind, apiVersion, ...rest }: JsonObject): string {
  return `${escapeMarkup(JSON.stringify({ kind, apiVersion, ...rest }, null, 4))}\n`;
}
