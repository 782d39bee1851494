/** JSON as Go's encoder writes it. */
import { isObject, type Json } from "./json.ts";

/** On one line, members by name, markup escaped. */
export const toCompactJson = (value: Json): string => escapeMarkup(JSON.stringify(sorted(value)));

/** Escapes what HTML would read as markup. */
export const escapeMarkup = (text: string) =>
  text.replace(
    /[<>&\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

/** The value with the members of its objects by name. */
export function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return Object.fromEntries(
    entries.map(([key, member]) => [key, member === undefined ? member : sorted(member)]),
  );
}
