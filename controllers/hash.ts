/** Short names for what objects hold, as they stand in the names of ReplicaSets and revisions. */
import { isObject } from "../api/json.ts";
import { suffixAlphabet } from "../api/suffix-alphabet.ts";

/**
 * A short name for a value, the same for equal values whatever the order of their fields. A
 * collision count gives the value another name. The form is that of Kubernetes (a 32 bit hash in
 * decimal, spelt in safe letters), the value is our own.
 */
export function contentHash(value: unknown, collisionCount?: number): string {
  const text = `${canonicalJson(value)}${collisionCount ?? ""}`;
  return safeEncode(String(fnv1a(text)));
}

/** Spells text in letters that make no words. Source: rand.SafeEncodeString. */
function safeEncode(text: string): string {
  let encoded = "";
  for (let i = 0; i < text.length; i += 1) {
    encoded += suffixAlphabet.charAt(text.charCodeAt(i) % suffixAlphabet.length);
  }
  return encoded;
}

/** FNV-1a, 32 bits, over UTF-16 code units. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return hash >>> 0;
}

/** JSON with sorted keys and without absent members. */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key])}`);
  return `{${members.join(",")}}`;
}
