/** Finds and reads kubeconfig files. */
import { existsSync, readFileSync } from "node:fs";
import { delimiter, dirname, join, resolve } from "node:path";
import { isObject, type Json, type JsonObject } from "../../api/json.ts";
import { cannotUnmarshal, Failure } from "../../client/kubectl/failure.ts";
import { defaultKubeconfig } from "./home.ts";
import { mergeKubeconfigs } from "./kubeconfig.ts";

/** The files that `--kubeconfig` or the environment names, merged. */
export async function readKubeconfig(
  named: string | undefined,
  env: NodeJS.ProcessEnv,
): Promise<JsonObject> {
  if (named !== undefined && named !== "") return located(await readFile(named, true), named);
  const configs: JsonObject[] = [];
  for (const path of kubeconfigPaths(env)) configs.push(located(await readFile(path, false), path));
  return configs.length === 1 ? (configs[0] ?? {}) : mergeKubeconfigs(configs);
}

/** The files that the environment names, or the one that is there without. */
export function kubeconfigPaths(env: NodeJS.ProcessEnv): readonly string[] {
  const listed = env.KUBECONFIG ?? "";
  if (listed !== "") return listed.split(delimiter).filter((path) => path !== "");
  const own = defaultKubeconfig(env);
  return [existsSync(own) ? own : join(env.HOME ?? "", ".kube", "config")];
}

/** Files that entries name, by the lists and members that the entries are in. */
const namedFiles = [
  { list: "clusters", member: "cluster", keys: ["certificate-authority"] },
  { list: "users", member: "user", keys: ["client-certificate", "client-key", "tokenFile"] },
];

/** Files that a kubeconfig names are found from where it is. */
function located(config: JsonObject, path: string): JsonObject {
  const folder = dirname(path);
  const lists = namedFiles.map(({ list, member, keys }) => {
    const entries = [config[list] ?? []].flat().filter(isObject);
    return [list, entries.map((entry) => ({ ...entry, [member]: found(entry[member], keys) }))];
  });
  return { ...config, ...Object.fromEntries(lists) };

  function found(value: Json | undefined, keys: readonly string[]): Json {
    const given = isObject(value) ? value : {};
    const paths = keys.flatMap((key) => {
      const file = given[key];
      return typeof file === "string" && file !== "" ? [[key, resolve(folder, file)]] : [];
    });
    return { ...given, ...Object.fromEntries(paths) };
  }
}

/** A kubeconfig as it is written; empty where there is no such file and it may be missing. */
export async function readFile(path: string, isMandatory: boolean): Promise<JsonObject> {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    if (!isObject(error) || error.code !== "ENOENT") throw new Failure(messageOf(error));
    if (isMandatory) throw new Failure(`stat ${path}: no such file or directory`);
    return {};
  }
  return parse(text, path);
}

/** kubesim's own files are JSON; YAML takes a parser that loads only where it is needed. */
async function parse(text: string, path: string): Promise<JsonObject> {
  try {
    const parsed: unknown = JSON.parse(text);
    if (isObject(parsed)) return parsed;
  } catch {
    // It is not JSON: YAML follows.
  }
  const { parseYaml } = await import("../../client/kubectl/read-yaml.ts");
  try {
    const parsed: unknown = parseYaml(text) ?? {};
    if (isObject(parsed)) return parsed;
    const read =
      `value of type struct { APIVersion string "json:\\"apiVersion,omitempty\\""; ` +
      `Kind string "json:\\"kind,omitempty\\"" }`;
    throw new Failure(
      `couldn't get version/kind; json parse error: ${cannotUnmarshal(parsed, read)}`,
    );
  } catch (error) {
    throw new Failure(`error loading config file "${path}": ${messageOf(error)}`);
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
