/** The objects of the files and folders that a scenario names. */
import { loadAll } from "js-yaml";
import { isObject, type JsonObject } from "../../api/json.ts";
import { goYaml } from "../../api/yaml.ts";
import { buildKustomization, hasKustomization } from "../../client/kustomize/build.ts";
import { from, inDocument } from "./origins.ts";
import { documentLines } from "./positions.ts";

/** How files are read, by the names that a scenario has for them. */
export interface Reading {
  /** Throws where there is no such file. */
  readonly read?: (path: string) => string | Uint8Array;
  /** The names of what is in a folder; nothing where it is none. */
  readonly list?: (path: string) => readonly string[] | undefined;
}

/**
 * A file's documents; of a folder its kustomization, or else the documents of all its manifests by
 * name. Throws an Error. `folder` goes before the name where places are told.
 */
export function objectsAt(
  path: string,
  { read, list }: Reading,
  folder = "",
): readonly JsonObject[] {
  if (read === undefined) throw new Error("there are no files here");
  const names = list?.(path);
  const documentsAt = (file: string) => documentsOf(asText(read(file)), `${folder}${file}`);
  if (names === undefined) return documentsAt(path);
  const files = {
    read: (file: string) => bytesOf(file, read),
    list: (each: string) => list?.(each),
  };
  if (hasKustomization(files, path)) return buildKustomization(files, path);
  const manifests = names.filter((name) => /\.(?:json|ya?ml)$/.test(name)).sort();
  if (manifests.length === 0) throw new Error("there is no .json, .yaml or .yml file in it");
  return manifests.flatMap((name) => documentsAt(`${path.replace(/\/$/, "")}/${name}`));
}

function documentsOf(text: string, source: string): readonly JsonObject[] {
  const documents: readonly unknown[] = loadAll(text, { schema: goYaml });
  const lines = documentLines(text);
  return documents.flatMap((document, index) =>
    isObject(document) ? [from(document, inDocument(source, lines[index]))] : [],
  );
}

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
