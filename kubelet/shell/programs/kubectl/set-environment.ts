/** The variables that `kubectl set env` sets and removes. */
import type { JsonObject } from "../../../../api/json.ts";
import { equalJson } from "../../../../api/json.ts";
import { part, parts } from "../../../../api/json-parts.ts";
import { Failure } from "../../../../client/kubectl/failure.ts";
import { splitAt } from "../../../../client/kubectl/flags.ts";
import { pathOf } from "../../../../client/kubectl/resources.ts";
import { textOf } from "../../bytes.ts";
import type { Waiting } from "../../network/wait.ts";
import { readAll } from "../../streams.ts";
import type { Session } from "./session.ts";

interface Changes {
  readonly set: ReadonlyMap<string, JsonObject>;
  readonly removed: readonly string[];
}

/** Tells the resources from `KEY=VALUE`, `KEY-` and `-`. */
export function splitVariables(args: readonly string[]): {
  readonly names: readonly string[];
  readonly changes: readonly string[];
} {
  const isChange = (arg: string) => arg === "-" || /^[A-Za-z_.][\w.-]*(?:=[\s\S]*|-)$/.test(arg);
  return {
    names: args.filter((arg) => !isChange(arg)),
    changes: args.filter(isChange),
  };
}

/** What is wanted: of the arguments, of the input, and of the object that `--from` names. */
export function* variablesOf(changes: readonly string[], session: Session): Waiting<Changes> {
  const set = new Map<string, JsonObject>();
  const removed: string[] = [];
  const isFromInput = changes.includes("-");
  const input = isFromInput ? textOf(yield* readAll(session.shell.streams.input)) : "";
  const lines = input.split("\n").filter((line) => /^[^#\s].*=/.test(line));
  for (const change of [...lines, ...changes]) {
    if (change === "-") continue;
    const [name, value] = splitAt(change, "=");
    if (value === undefined) removed.push(change.slice(0, -1));
    else set.set(name, { name, value });
  }
  const { from } = session.options;
  if (from !== undefined) {
    for (const variable of yield* variablesFrom(from, session)) {
      set.set(String(variable.name), variable);
    }
  }
  return { set, removed };
}

/** One variable for each key of a ConfigMap or a Secret. */
function* variablesFrom(from: string, session: Session): Waiting<readonly JsonObject[]> {
  const [type, name = ""] = splitAt(from, "/");
  const [resource] = yield* session.resources(type);
  const member = { ConfigMap: "configMapKeyRef", Secret: "secretKeyRef" }[resource?.kind ?? ""];
  if (resource === undefined || member === undefined) {
    throw new Failure(`unsupported resource specified in --from`);
  }
  const { namespace, options } = session;
  const object = yield* session.json({ path: pathOf(resource, { namespace, name }) });
  const keys = Object.keys(part(object, "data")).sort();
  const chosen = keys.filter((key) => options.keys === undefined || options.keys.includes(key));
  return chosen.map((key) => ({
    name: key.toUpperCase().replace(/[^A-Z0-9_]/g, "_"),
    valueFrom: { [member]: { key, name } },
  }));
}

/** The patch of the containers in which something is to change. */
export function environmentPatch(
  containers: readonly JsonObject[],
  { set, removed }: Changes,
): JsonObject {
  const changed = containers.flatMap((container) => {
    const has = new Map(parts(container, "env").map((each) => [String(each.name), each]));
    const env: JsonObject[] = [];
    for (const [name, wanted] of set) {
      const before = has.get(name);
      if (before !== undefined && equalJson(before, wanted)) continue;
      const isOther = before !== undefined && "valueFrom" in before !== "valueFrom" in wanted;
      env.push(isOther ? { ...wanted, $patch: "replace" } : wanted);
    }
    for (const name of removed) if (has.has(name)) env.push({ name, $patch: "delete" });
    return env.length === 0 ? [] : [{ name: String(container.name), env }];
  });
  return changed.length === 0 ? {} : { containers: changed };
}
