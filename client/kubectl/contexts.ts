/** What `kubectl config` shows of a kubeconfig, and what it changes. Pure. Source: kubectl 1.36. */
import type { JsonObject } from "../../api/json.ts";
import { part, parts, textAt } from "../../api/json-parts.ts";
import { alignLines, tableTabs } from "./tabwriter.ts";

/** The names of clusters, contexts or users, in order. */
export const namesIn = (config: JsonObject, list: string): readonly string[] =>
  parts(config, list)
    .map((each) => textAt(each, "name"))
    .sort();

/** The table of these contexts. */
export function contextLines(
  config: JsonObject,
  names: readonly string[],
  noHeaders: boolean,
): readonly string[] {
  const rows = parts(config, "contexts")
    .filter((each) => names.includes(textAt(each, "name")))
    .sort(byName)
    .map((each) => {
      const context = part(each, "context");
      const name = textAt(each, "name");
      const mark = name === config["current-context"] ? "*" : "";
      return [mark, name, ...contextMembers.map((member) => textAt(context, member))].join("\t");
    });
  const headers = noHeaders ? [] : ["CURRENT\tNAME\tCLUSTER\tAUTHINFO\tNAMESPACE"];
  return alignLines([...headers, ...rows], tableTabs);
}

export const contextMembers = ["cluster", "user", "namespace"] as const;

/** The file with these members of a context set, which is made where there is none. */
export function withContext(config: JsonObject, name: string, members: JsonObject): JsonObject {
  const contexts = parts(config, "contexts");
  const before = contexts.find((each) => each.name === name);
  const context = { cluster: "", user: "", ...part(before ?? {}, "context"), ...members };
  const others = contexts.filter((each) => each !== before);
  return { ...config, contexts: [...others, { ...before, name, context }].sort(byName) };
}

const byName = (a: JsonObject, b: JsonObject) => (textAt(a, "name") < textAt(b, "name") ? -1 : 1);
