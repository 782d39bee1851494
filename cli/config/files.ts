/** Kubeconfig files as `config` reads and writes them. Source: client-go 1.36, ModifyConfig. */
import { existsSync, writeFileSync } from "node:fs";
import { dirname, isAbsolute, relative, resolve } from "node:path";
import type { JsonObject } from "../../api/json.ts";
import { Failure } from "../../client/kubectl/failure.ts";
import { normalConfig } from "../../client/kubectl/kubeconfig/shape.ts";
import { toYaml } from "../../client/kubectl/yaml.ts";
import { makeFolder } from "../files/folders.ts";
import { mergeKubeconfigs } from "../server/kubeconfig.ts";
import { kubeconfigPaths, readFile } from "../server/kubeconfig-files.ts";

/** The file of `--kubeconfig`, where it is given, and the environment. */
export interface Source {
  readonly named: string | undefined;
  readonly env: NodeJS.ProcessEnv;
}

const pathsOf = ({ named = "", env }: Source): readonly string[] =>
  named === "" ? kubeconfigPaths(env) : [named];

/** The files as they are written, merged; nothing of those that are not there. */
export async function readAsWritten(source: Source): Promise<JsonObject> {
  const files: JsonObject[] = [];
  for (const path of pathsOf(source)) files.push(await readFile(path, false));
  return files.length === 1 ? (files[0] ?? {}) : mergeKubeconfigs(files);
}

/** The file that is written to where none holds what changes. */
export function fileOf(source: Source): string {
  const paths = pathsOf(source);
  const path = paths.find((each) => existsSync(each)) ?? paths.at(-1);
  if (path === undefined) throw new Failure("no kubeconfig file is named");
  return path;
}

export interface KubeconfigChange {
  /** Whether a file has what changes; where none does, it goes into the one that counts first. */
  holds(file: JsonObject): boolean;
  /** `path` is where the file is. */
  change(file: JsonObject, path: string): JsonObject;
}

/** Changes one of the files that are read. */
export async function changeKubeconfig(
  source: Source,
  { holds, change }: KubeconfigChange,
): Promise<void> {
  let path = fileOf(source);
  let file = await readFile(path, false);
  for (const each of pathsOf(source)) {
    const other = await readFile(each, false);
    if (!holds(other)) continue;
    [path, file] = [each, other];
    break;
  }
  const text = toYaml(normalConfig(change(file, path)));
  // What changes nothing leaves the file as its owner wrote it.
  if (text === toYaml(normalConfig(file))) return;
  makeFolder(dirname(path));
  writeFileSync(path, text, { mode: 0o600 });
}

/** How a kubeconfig at `path` names a file: from where it is, if it is beside or below it. */
export function nameFrom(path: string, file: string): string {
  const name = relative(resolve(dirname(path)), resolve(file)) || ".";
  return name.startsWith("..") || isAbsolute(name) ? resolve(file) : name;
}
