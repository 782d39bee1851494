/** The folders that `-k` names, which go where the files go that `-f` names. */
import { Failure } from "../../client/kubectl/failure.ts";
import type { Flags, Given } from "../../client/kubectl/flags.ts";

/** No path begins so. */
const mark = "\0";

/** A folder among the paths of files. */
export const kustomizationPath = (folder: string): string => `${mark}${folder}`;

/** The folder of a kustomization; nothing for the path of a file. */
export const kustomizationIn = (path: string): string | undefined =>
  path.startsWith(mark) ? path.slice(mark.length) : undefined;

/**
 * What is given, with the folder of a kustomization among the files. Throws where there are both.
 * Source: cli-runtime 1.36, resource.FilenameOptions.
 */
export function withKustomization(given: Given<Flags>): Given<Flags> {
  const { kustomize, filename, recursive } = given;
  if (typeof kustomize !== "string") return given;
  if (filename !== undefined) throw new Failure("only one of -f or -k can be specified");
  if (recursive === true) throw new Failure("the -k flag can't be used with -f or -R");
  return { ...given, filename: [kustomizationPath(kustomize)] };
}
