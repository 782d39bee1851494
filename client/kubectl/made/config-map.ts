/** `create configmap`. Source: kubectl 1.36. */
import { encodeBase64Bytes } from "../../../api/base64.ts";
import type { JsonObject } from "../../../api/json.ts";
import { checkKeys, entriesOf, entryFlags } from "./entries.ts";
import { defineMaker, plainly, type Request, type Surroundings } from "./maker.ts";
import { hashedName } from "./name-hash.ts";

const flags = {
  ...entryFlags,
  "append-hash": { kind: "bool", doc: "append a hash of the content to the name" },
} as const;

export const configMap = defineMaker({
  name: "create configmap",
  usage: "NAME [--from-literal=KEY=VALUE] [--from-file=[KEY=]PATH] [flags]",
  summary: "Make a ConfigMap of values and files",
  examples: ["kubesim create configmap settings --from-literal=level=debug --from-file=app.conf"],
  flags,
  isNamespaced: true,
  refusal: "failed to create configmap: ",
  make: plainly(made),
});

function made({ name, given }: Request<typeof flags>, host: Surroundings): JsonObject {
  const entries = entriesOf(given, host);
  checkKeys(entries, {
    invalid: "is not a valid key name for a ConfigMap:",
    taken: (key) =>
      `cannot add key "${key}", another key by that name already exists in Data for ` +
      `ConfigMap "${name}"`,
  });
  const texts: Record<string, string> = {};
  const binaries: Record<string, string> = {};
  for (const [key, bytes] of entries) {
    const text = textOf(bytes);
    if (text === undefined) binaries[key] = encodeBase64Bytes(bytes);
    else texts[key] = text;
  }
  const content = {
    ...(Object.keys(texts).length > 0 && { data: texts }),
    ...(Object.keys(binaries).length > 0 && { binaryData: binaries }),
  };
  const hashed = { kind: "ConfigMap", data: texts, ...content };
  const full = given["append-hash"] === true ? hashedName(name, hashed) : name;
  return { apiVersion: "v1", kind: "ConfigMap", metadata: { name: full }, ...content };
}

/** Nothing for bytes that are no text. */
function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
