/** `debug --custom`: a part of a container, in a file. Source: kubectl 1.36. */
import { readFileSync } from "node:fs";
import { isObject, type JsonObject } from "../../api/json.ts";
import type { DebugHost } from "../../client/kubectl/debug/pods.ts";
import { cannotUnmarshal, Failure, factOf } from "../../client/kubectl/failure.ts";
import { parseYaml } from "../../client/kubectl/read-yaml.ts";

/** What is in the file; nothing where there is none, or nothing in it. */
export function customOf(file: string): JsonObject | undefined {
  if (file === "") return undefined;
  const text = textOf(file);
  const wrong = (fact: string) =>
    new Failure(`${file} does not contain a valid container spec: error ${fact}`);
  let parsed: unknown;
  try {
    parsed = parseYaml(text);
  } catch (error) {
    throw wrong(`converting YAML to JSON: ${factOf(error)}`);
  }
  if (parsed === undefined || parsed === null) return undefined;
  if (isObject(parsed)) return parsed;
  const fact = cannotUnmarshal(parsed, "value of type v1.Container");
  throw wrong(`unmarshaling JSON: while decoding JSON: ${fact}`);
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new Failure(
      "must pass a container spec json file for custom profile: " +
        `open ${file}: no such file or directory`,
    );
  }
}

/** Merges such parts into containers; what is no member of a container is left out. */
export async function mergerFor(custom: JsonObject | undefined): Promise<DebugHost["merged"]> {
  if (custom === undefined) return (container) => container;
  const { Pod } = await import("../../api/core/pod/pod.ts");
  const { strategicMergePatch } = await import("../../api/patch/index.ts");
  const spec = Pod.structure.fields?.get("spec")?.structure;
  const structure = spec?.fields?.get("containers")?.structure.items;
  if (structure === undefined) return (container) => container;
  return (container, part) => {
    const members = Object.entries(part).filter(([name]) => structure.fields?.has(name) === true);
    return strategicMergePatch(structure, container, Object.fromEntries(members));
  };
}
