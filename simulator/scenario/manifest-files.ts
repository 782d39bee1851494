/** The objects of the files and folders that a scenario names. */
import { loadAll } from "js-yaml";
import { isObject, type JsonObject } from "../../api/json.ts";
import { goYaml } from "../../api/yaml.ts";
import { buildKustomization, hasKustomization } from "../../client/kustomize/build.ts";

/** How files are read, by the names that a scenario has for them. */
export interface Reading {
  /** Throws where there is no such file. */
  readonly read?: (path: string) => string | Uint8Array;
  /** The names of what is in a folder; nothing where it is none. */
  readonly list?: (path: string) => readonly string[] | undefined;
}

/**
 * A file's documents; of a folder its kustomization, or else the documents of all its manifests by
 * name. Throws an Error.
 */
export function objectsAt(path: string, { read, list }: Reading): readonly JsonObject[] {
  if (read === undefined) throw new Error("there are no files here");
  const names = list?.(path);
  if (names === undefined) return documentsOf(asText(read(path)));
  const files = {
    read: (file: string) => bytesOf(file, read),
    list: (each: string) => list?.(each),
  };
  if (hasKustomization(files, path)) return buildKustomization(files, path);
  const manifests = names.filter((name) => /\.(?:json|ya?ml)$/.test(name)).sort();
  if (manifests.length === 0) throw new Error("there is no .json, .yaml or .yml file in it");
  const folder = path.replace(/\/$/, "");
  return manifests.flatMap((name) => documentsOf(asText(read(`${folder}/${name}`))));
}

const documentsOf = (text: string): readonly JsonObject[] =>
  loadAll(text, { schema: goYaml }).filter(isObject);

/** What was read, as a text. */
export const asText = (read: string | Uint8Array): string =>
  typeof read === "string" ? read : new TextDecoder().decode(read);

/** Nothing where there is no such file. */
function bytesOf(path: string, read: NonNullable<Reading["read"]>): Uint8Array | undefined {
  try {
    const found = read(path);
    return typeof found === "string" ? new TextEncoder().encode(found) : found;
  } catch {
    return undefined;
  }
}
