/** `create configmap`. Source: kubectl 1.36. */
import { encodeBase64Bytes } from "../../../api/base64.ts";
import type { JsonObject } from "../../../api/json.ts";
import { checkKeys, type Entry, entriesOf, entryFlags } from "./entries.ts";
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
  const content = configContent(entries);
  const hashed = { kind: "ConfigMap", data: {}, ...content };
  const full = given["append-hash"] === true ? hashedName(name, hashed) : name;
  return { apiVersion: "v1", kind: "ConfigMap", metadata: { name: full }, ...content };
}

/** Entries as a ConfigMap holds them: what is text, and apart from it what is not. */
export function configContent(entries: Iterable<Entry>): JsonObject {
  const data: Record<string, string> = {};
  const binaryData: Record<string, string> = {};
  for (const [key, bytes] of entries) {
    const text = textOf(bytes);
    if (text === undefined) binaryData[key] = encodeBase64Bytes(bytes);
    else data[key] = text;
  }
  return {
    ...(Object.keys(data).length > 0 && { data }),
    ...(Object.keys(binaryData).length > 0 && { binaryData }),
  };
}

/** Nothing for bytes that are no text. */
function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
