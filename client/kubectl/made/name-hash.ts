import { toCompactJson } from "../../../api/go-json.ts";
import type { JsonObject } from "../../../api/json.ts";
import { sha256Hex } from "../../../api/sha256.ts";

/** The name with the hash of what is in the object, as `--append-hash` wants it. */
export const hashedName = (name: string, content: JsonObject): string =>
  `${name}-${contentHash({ ...content, name })}`;

/**
 * Ten hex digits, of which those that could spell words are others.
 * Source: k8s.io/kubectl/pkg/util/hash 0.36.
 */
export function contentHash(content: JsonObject): string {
  const digits = sha256Hex(toCompactJson(content)).toLowerCase().slice(0, 10);
  return digits.replace(/[013ae]/g, (digit) => others[digit] ?? digit);
}

const others: Readonly<Record<string, string>> = { 0: "g", 1: "h", 3: "k", a: "m", e: "t" };
