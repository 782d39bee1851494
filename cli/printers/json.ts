import { isObject, type Json } from "../../api/json.ts";

/** JSON as kubectl's `-o json` writes it: members by name, indented by four, markup escaped. */
export function toJson(value: Json): string {
  return `${escapeMarkup(JSON.stringify(sorted(value), null, 4))}\n`;
}

/** JSON on one line, as Go writes it. */
export function toCompactJson(value: Json): string {
  return escapeMarkup(JSON.stringify(sorted(value)));
}

const escapeMarkup = (text: string) =>
  text.replace(
    /[<>&\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return Object.fromEntries(
    entries.map(([key, member]) => [key, member === undefined ? member : sorted(member)]),
  );
}
