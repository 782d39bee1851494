import { isObject, type Json, type JsonObject } from "../../api/json.ts";
import type { Describer } from "./describer.ts";
import { goText, indent, type Lines, metadataLines, nameLines, sortedKeys } from "./lines.ts";

/** Describes what has no describer of its own: every member, under a heading made of its name. */
export const describeAnything: Describer = async ({ object, eventLines }) => [
  ...anythingLines(object),
  ...(await eventLines()),
];

const shownAlready = [
  ".metadata.managedFields",
  ".metadata.name",
  ".metadata.namespace",
  ".metadata.labels",
  ".metadata.annotations",
];

export function anythingLines(object: JsonObject): Lines {
  return [...nameLines(object), ...metadataLines(object), ...memberLines(object, "")];
}

function memberLines(object: JsonObject, path: string): Lines {
  return sortedKeys(object).flatMap((key) => {
    const here = `${path}.${key}`;
    return shownAlready.includes(here) ? [] : valueLines(key, object[key], here);
  });
}

function valueLines(key: string, value: Json | undefined, path: string): Lines {
  const title = headingOf(key);
  if (isObject(value)) return [`${title}:`, ...indent(memberLines(value, path))];
  if (!Array.isArray(value)) return [`${title}:\t${goText(value)}`];
  const items = value.flatMap((item) =>
    isObject(item) ? memberLines(item, path) : [goText(item)],
  );
  return [`${title}:`, ...indent(items)];
}

const acronyms = ["API", "URL", "UID", "OSB", "GUID"];

/** `creationTimestamp` becomes `Creation Timestamp`. */
export function headingOf(field: string): string {
  if (!/^[\p{L}-]+$/u.test(field)) return field;
  const words = field.match(/\p{Lu}+\p{Ll}*|\p{Ll}+|-/gu) ?? [field];
  return words
    .map((word) => {
      const upper = word.toUpperCase();
      return acronyms.includes(upper) ? upper : `${upper.charAt(0)}${word.slice(1)}`;
    })
    .join(" ");
}
