/** Finds and reads kubeconfig files. */
import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { isObject, type JsonObject } from "../api/json.ts";
import { Failure } from "../client/kubectl/failure.ts";
import { defaultKubeconfig } from "./home.ts";
import { mergeKubeconfigs } from "./kubeconfig.ts";

/** The files that `--kubeconfig` or the environment names, merged. */
export async function readKubeconfig(
  named: string | undefined,
  env: NodeJS.ProcessEnv,
): Promise<JsonObject> {
  if (named !== undefined && named !== "") return readFile(named, true);
  const configs: JsonObject[] = [];
  for (const path of kubeconfigPaths(env)) configs.push(await readFile(path, false));
  return configs.length === 1 ? (configs[0] ?? {}) : mergeKubeconfigs(configs);
}

function kubeconfigPaths(env: NodeJS.ProcessEnv): readonly string[] {
  const listed = env.KUBECONFIG ?? "";
  if (listed !== "") return listed.split(delimiter).filter((path) => path !== "");
  const own = defaultKubeconfig(env);
  return [existsSync(own) ? own : join(env.HOME ?? "", ".kube", "config")];
}

async function readFile(path: string, isMandatory: boolean): Promise<JsonObject> {
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
  const { parseYaml } = await import("../client/kubectl/read-yaml.ts");
  try {
    const parsed: unknown = parseYaml(text);
    return isObject(parsed) ? parsed : {};
  } catch (error) {
    throw new Failure(`error loading config file "${path}": ${messageOf(error)}`);
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
