/** Fields of a kubeconfig that name a file, or hold what is in it. */
import { existsSync, readFileSync } from "node:fs";
import type { JsonObject } from "../../api/json.ts";
import { Failure } from "../../client/kubectl/failure.ts";
import { nameFrom } from "./files.ts";

/** Throws where a file that is to be embedded is not there. */
export function checkFile(flag: string, file: string): void {
  if (existsSync(file)) return;
  throw new Failure(`could not stat ${flag} file ${file}: stat ${file}: no such file or directory`);
}

/** What these flags make of an entry in the kubeconfig at `path`. */
export function fileFields(
  names: readonly string[],
  given: Readonly<Record<string, unknown>>,
  path: string,
): JsonObject {
  const fields = names.flatMap((name): [string, string][] => {
    const file = given[name];
    if (typeof file !== "string") return [];
    const isEmbedded = given["embed-certs"] === true;
    return [
      [name, isEmbedded ? "" : nameFrom(path, file)],
      [`${name}-data`, isEmbedded ? readFileSync(file).toString("base64") : ""],
    ];
  });
  return Object.fromEntries(fields);
}
