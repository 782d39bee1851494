/** What `kubectl config view` shows of a kubeconfig. Pure. Source: client-go 1.36. */
import type { JsonObject } from "../../../api/json.ts";
import { part, parts, textAt } from "../../../api/json-parts.ts";
import { Failure } from "../failure.ts";
import { entryIn, lists } from "./shape.ts";

/** Only the context that is in use, and what belongs to it. */
export function minified(config: JsonObject): JsonObject {
  const context = textAt(config, "current-context");
  if (context === "") throw new Failure("current-context must exist in order to minify");
  const { cluster, user } = need(config, "contexts", context);
  const wanted = { contexts: context, clusters: String(cluster ?? ""), users: String(user ?? "") };
  const kept = Object.entries(wanted).map(([list, name]) => {
    if (name !== "") need(config, list, name);
    return [list, parts(config, list).filter((each) => each.name === name)];
  });
  return { ...config, ...Object.fromEntries(kept) };
}

function need(config: JsonObject, list: string, name: string): JsonObject {
  const found = entryIn(config, list, name);
  if (found === undefined) throw new Failure(`cannot locate ${lists[list]?.title} ${name}`);
  return found;
}

/** The same without what nobody else is to read. */
export const redacted = (config: JsonObject): JsonObject =>
  withEachEntry(config, (value, fields) => {
    const shown = Object.keys(value).map((name) => {
      if (fields[name] === "bytes") return [name, "DATA+OMITTED"];
      return [name, secrets.includes(name) ? "REDACTED" : value[name]];
    });
    return Object.fromEntries(shown);
  });

const secrets = ["token", "password"];

/** The same with what its files hold in their place. `read` answers in base64. */
export const flattened = (config: JsonObject, read: (path: string) => string): JsonObject =>
  withEachEntry(config, (value, fields) => {
    const named = Object.keys(value).filter((name) => fields[`${name}-data`] !== undefined);
    const data = named.map((name) => [`${name}-data`, read(textAt(value, name))]);
    const others = Object.entries(value).filter(([name]) => !named.includes(name));
    return Object.fromEntries([...others, ...data]);
  });

function withEachEntry(
  config: JsonObject,
  change: (value: JsonObject, fields: Readonly<Record<string, string>>) => JsonObject,
): JsonObject {
  const changed = Object.entries(lists).map(([list, { member, fields }]) => [
    list,
    parts(config, list).map((each) => ({ ...each, [member]: change(part(each, member), fields) })),
  ]);
  return { ...config, ...Object.fromEntries(changed) };
}
