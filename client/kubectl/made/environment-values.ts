/**
 * What the variables of containers come to that refer to something, as `set env --list --resolve`
 * shows it. Source: kubectl 1.36, pkg/cmd/set/env.
 */
import type { JsonObject } from "../../../api/json.ts";
import { metadataOf, part, textAt } from "../../../api/json-parts.ts";
import { milliValue } from "../../../api/quantity.ts";

/** What was found under the names that `referredBy` gives; an error where it was not. */
export type Found = ReadonlyMap<string, JsonObject | Error>;

/** A value, or why there is none. */
export type Value = { readonly value: string } | { readonly problem: string };

/** Where a variable is. */
export interface Place {
  readonly object: JsonObject;
  readonly container: JsonObject;
  readonly found: Found;
}

/** The ConfigMap or Secret that a variable refers to: `configmap/web`. */
export function referredBy(variable: JsonObject): string | undefined {
  const { configMapKeyRef, secretKeyRef } = part(variable, "valueFrom");
  const name = (member: string) => textAt(part(variable, "valueFrom", member), "name");
  if (configMapKeyRef !== undefined) return `configmap/${name("configMapKeyRef")}`;
  return secretKeyRef === undefined ? undefined : `secret/${name("secretKeyRef")}`;
}

/** What a variable comes to whose value is from elsewhere. */
export function valueFor(variable: JsonObject, place: Place): Value {
  const from = part(variable, "valueFrom");
  if (from.configMapKeyRef !== undefined || from.secretKeyRef !== undefined) {
    return keyValue(variable, place.found);
  }
  if (from.fieldRef !== undefined) {
    return fieldValue(textAt(part(from, "fieldRef"), "fieldPath"), place.object);
  }
  return { value: amountOf(part(from, "resourceFieldRef"), place) };
}

function keyValue(variable: JsonObject, found: Found): Value {
  const source = found.get(referredBy(variable) ?? "");
  if (source === undefined || source instanceof Error) return { problem: source?.message ?? "" };
  const { configMapKeyRef } = part(variable, "valueFrom");
  const isMap = configMapKeyRef !== undefined;
  const { name, key } = part(variable, "valueFrom", isMap ? "configMapKeyRef" : "secretKeyRef");
  const value = part(source, "data")[String(key)];
  if (typeof value !== "string") {
    return { problem: `key ${key} not found in ${isMap ? "config map" : "secret"} ${name}` };
  }
  return { value: isMap ? value : Buffer.from(value, "base64").toString() };
}

/** Of an object that is but to make pods there is no more than its metadata. */
function fieldValue(path: string, object: JsonObject): Value {
  const metadata = metadataOf(object);
  const [, map, key = ""] = /^metadata\.(labels|annotations)\['(.+)'\]$/.exec(path) ?? [];
  if (map !== undefined) return { value: textAt(part(metadata, map), key) };
  const [, member] = /^metadata\.(name|namespace|uid)$/.exec(path) ?? [];
  if (member !== undefined) return { value: textAt(metadata, member) };
  return { problem: `unsupported fieldPath: ${path}` };
}

/**
 * A request or limit in units of the divisor, rounded up; 0 where there is none. It is that of the
 * very container even where another one is named, as with kubectl.
 */
function amountOf(reference: JsonObject, { container }: Place): string {
  const [list = "", resource = ""] = textAt(reference, "resource").split(/\.(.*)/s);
  const amounts = part(container, "resources", list);
  const divisor = milliValue(textAt(reference, "divisor") || "1") || 1000;
  return String(Math.ceil(milliValue(textAt(amounts, resource) || "0") / divisor));
}
