/** The folders that `-k` names, which go where the files go that `-f` names. */
import { statSync } from "node:fs";
import { resolve } from "node:path";
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

/**
 * The folder of a kustomization by its whole path, which refusals then name. Throws where it is not
 * there. Source: kubectl 1.36, kustomize's localloader.
 */
export function kustomizationFolder(path: string): string {
  if (/^[a-z+]+:\/\/|^git@|^github\.com\//.test(path)) return path;
  const whole = resolve(path);
  const found = statSync(whole, { throwIfNoEntry: false });
  const problem = "must build at directory:";
  if (found === undefined) {
    const fact = `evalsymlink failure on '${path}' : lstat ${whole}: no such file or directory`;
    throw new Failure(`${problem} not a valid directory: ${fact}`);
  }
  if (!found.isDirectory()) throw new Failure(`${problem} '${path}': file is not directory`);
  return whole;
}
