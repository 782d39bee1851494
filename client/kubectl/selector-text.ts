/** Selectors as kubectl writes them, and as it sends them to the server. */
import type { JsonObject } from "../../api/json.ts";
import { part, parts, textAt } from "../../api/json-parts.ts";

/** The selector of a workload or a service, as text. */
export function selectorText(selector: JsonObject): string {
  const pairs = sortedKeys(selector).map((key) => `${key}=${selector[key]}`);
  return pairs.length === 0 ? "<none>" : pairs.join(",");
}

/** A label selector with expressions, as text. */
export function labelSelectorText(selector: JsonObject): string {
  const labels = part(selector, "matchLabels");
  const pairs = sortedKeys(labels).map((key) => [key, `${key}=${labels[key]}`] as const);
  const expressions = parts(selector, "matchExpressions").map((each) => {
    const key = textAt(each, "key");
    return [key, requirementText(key, each)] as const;
  });
  const all = [...pairs, ...expressions].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return all.length === 0 ? "<none>" : all.map(([, text]) => text).join(",");
}

function requirementText(key: string, { operator, values }: JsonObject): string {
  const list = Array.isArray(values) ? [...values].map(String).sort().join(",") : "";
  switch (operator) {
    case "In":
      return `${key} in (${list})`;
    case "NotIn":
      return `${key} notin (${list})`;
    case "DoesNotExist":
      return `!${key}`;
    default:
      return key;
  }
}

export const sortedKeys = (object: JsonObject) => Object.keys(object).sort();
