/** `set env`. Source: kubectl 1.36. */
import type { JsonObject } from "../../../api/json.ts";
import { metadataOf, part, parts, textAt } from "../../../api/json-parts.ts";
import { Failure } from "../failure.ts";
import { splitAt } from "../flags.ts";
import { checkVariableName, environmentLines } from "./entries.ts";
import { type Found, type Place, referredBy, valueFor } from "./environment-values.ts";
import {
  type Changed,
  defineSetter,
  isChosen,
  noneSpecified,
  podSpecPath,
  type Setting,
  type SettingHost,
  type SettingWords,
  withPodSpec,
} from "./setter.ts";

const flags = {
  env: { kind: "each", short: "e", value: "NAME=VALUE", doc: "a variable (repeatable)" },
  containers: { kind: "text", short: "c", value: "NAME", doc: "in which containers; * for all" },
  from: { kind: "text", value: "TYPE/NAME", doc: "a ConfigMap or Secret that has the values" },
  keys: { kind: "list", value: "KEY", doc: "which of its keys (repeatable)" },
  prefix: { kind: "text", value: "TEXT", doc: "what the names of those variables begin with" },
  list: { kind: "bool", doc: "print the variables" },
  resolve: { kind: "bool", doc: "with --list: the values that others refer to" },
  overwrite: { kind: "bool", doc: "replace values that are there; true unless given" },
} as const;

type Words = SettingWords<typeof flags>;

export const environment = defineSetter({
  name: "set env",
  usage: "(TYPE NAME | TYPE/NAME) NAME=VALUE... NAME-... [flags]",
  summary: "Change the variables of containers",
  examples: [
    "kubesim set env deployment/web LEVEL=debug OLD-",
    "kubesim set env deployment/web --from=secret/login --prefix=DB_",
  ],
  flags,
  noun: "env",
  refusal: "failed to patch env update to pod template: ",
  nothingNamed: noneSpecified,
  prepare,
});

function* prepare<Step, Answer>(
  { args, given }: Words,
  host: SettingHost<Step, Answer>,
): Generator<Step, Setting, Answer> {
  const { resources, changes } = splitWords(args);
  if (given.keys !== undefined && (given.from ?? "") === "") {
    throw new Failure("when specifying --keys, a configmap or secret must be provided with --from");
  }
  const { set, removed } = yield* variablesIn([...(given.env ?? []), ...changes], host);
  const all = [...set, ...(yield* variablesFrom(given, host))];
  return {
    resources,
    isReading: given.list === true,
    ...(given.list === true && given.resolve === true && { lookUp: referredIn }),
    change: (object, title, found) => changed(object, title, { set: all, removed, given, found }),
  };
}

/** What names a variable follows what names objects. */
function splitWords(args: readonly string[]) {
  const isChange = (word: string) => /^.+=/s.test(word) || word.endsWith("-");
  const first = args.findIndex(isChange);
  const resources = first < 0 ? args : args.slice(0, first);
  const changes = first < 0 ? [] : args.slice(first);
  if (!changes.every(isChange)) {
    throw new Failure(
      `all resources must be specified before environment changes: ${args.join(" ")}`,
    );
  }
  return { resources, changes };
}

interface Variables {
  readonly set: readonly JsonObject[];
  readonly removed: ReadonlySet<string>;
}

/** `NAME=VALUE`, `NAME-`, and `-` for what is in the input. */
function* variablesIn<Step, Answer>(
  changes: readonly string[],
  host: SettingHost<Step, Answer>,
): Generator<Step, Variables, Answer> {
  const set: JsonObject[] = [];
  const removed = new Set<string>();
  for (const change of changes) {
    if (change === "-") {
      const lines = environmentLines(yield* host.input());
      set.push(...lines.map(([name, value = ""]) => variable(name, value)));
      continue;
    }
    const [name, value] = splitAt(change, "=");
    if (value !== undefined) set.push(variable(name, value));
    else if (change.endsWith("-")) removed.add(change.slice(0, -1));
    else throw new Failure(`unknown environment variable: ${change}`);
  }
  if (set.some(({ name }) => removed.has(String(name)))) {
    throw new Failure(
      "can not both modify and remove the same environment variable in the same command",
    );
  }
  return { set, removed };
}

function variable(name: string, value: string): JsonObject {
  checkVariableName(name);
  return { name, ...(value !== "" && { value }) };
}

const references: Readonly<Record<string, string>> = {
  ConfigMap: "configMapKeyRef",
  Secret: "secretKeyRef",
};

/** One variable for each key of the ConfigMap or Secret. */
function* variablesFrom<Step, Answer>(
  { from = "", keys, prefix = "" }: Words["given"],
  host: SettingHost<Step, Answer>,
): Generator<Step, readonly JsonObject[], Answer> {
  if (from === "") return [];
  const object = yield* host.object(from);
  const member = references[textAt(object, "kind")];
  if (member === undefined) throw new Failure("unsupported resource specified in --from");
  const source = textAt(metadataOf(object), "name");
  const wanted = Object.keys(part(object, "data"))
    .filter((key) => keys === undefined || keys.includes(key))
    .sort();
  const variables: JsonObject[] = [];
  for (const key of wanted) {
    const name = key.replace(/[^a-zA-Z0-9_]/g, "_").toUpperCase();
    if (name !== key) yield* host.warn(`Warning: key ${key} transferred to ${name}`);
    variables.push({ name: `${prefix}${name}`, valueFrom: { [member]: { key, name: source } } });
  }
  return variables;
}

/** What variables of the object refer to. */
function referredIn(object: JsonObject): ReadonlySet<string> {
  const names = containersIn(object)
    .flatMap((container) => parts(container, "env"))
    .map(referredBy);
  return new Set(names.filter((name) => name !== undefined));
}

function containersIn(object: JsonObject): readonly JsonObject[] {
  const spec = part(object, ...(podSpecPath(object) ?? []));
  return [...parts(spec, "containers"), ...parts(spec, "initContainers")];
}

interface Change extends Variables {
  readonly given: Words["given"];
  /** What its variables refer to, where that was looked for. */
  readonly found: Found | undefined;
}

function changed(object: JsonObject, title: string, change: Change): Changed {
  const { containers: pattern, list, overwrite } = change.given;
  const { found } = change;
  const lines: string[] = [];
  const warnings: string[] = [];
  const name = textAt(metadataOf(object), "name");
  let count = 0;
  const container = (each: JsonObject): JsonObject => {
    if (!isChosen(each.name, pattern)) return each;
    count += 1;
    if (overwrite === false) checkNew(parts(each, "env"), change.set, title);
    const env = environmentOf(parts(each, "env"), change);
    const place = found && { object, container: each, found };
    lines.push(
      `# ${object.kind} ${name}, container ${each.name}`,
      ...env.map((variable) => variableText(variable, place)),
    );
    if (place !== undefined) warnings.push(...unresolved(env, place));
    const { env: _, ...others } = each;
    return env.length === 0 ? others : { ...each, env: [...env] };
  };
  const made = withPodSpec(object, title, (spec) => ({
    ...spec,
    containers: parts(spec, "containers").map(container),
    ...(spec.initContainers !== undefined && {
      initContainers: parts(spec, "initContainers").map(container),
    }),
  }));
  const missing = `Warning: ${object.kind}/${name} does not have any containers matching`;
  if (count === 0) warnings.push(`${missing} "${pattern}"`);
  return { object: made, warnings, ...(list === true && { lines }) };
}

/** Why values are not known, and of which variables. */
function unresolved(env: readonly JsonObject[], place: Place): readonly string[] {
  const names = new Map<string, string[]>();
  for (const variable of env.filter(isReference)) {
    const value = valueFor(variable, place);
    if ("value" in value) continue;
    names.set(value.problem, [...(names.get(value.problem) ?? []), String(variable.name)]);
  }
  return [...names]
    .map(([problem, of]) => `error retrieving reference for ${of.sort().join(", ")}: ${problem}`)
    .sort();
}

const isReference = ({ valueFrom }: JsonObject) => valueFrom !== undefined;

function checkNew(env: readonly JsonObject[], set: readonly JsonObject[], title: string): void {
  for (const { name } of set) {
    const known = env.find((each) => each.name === name);
    if (known === undefined) continue;
    throw new Failure(
      `${title} '${name}' already has a value (${known.value ?? ""}), and --overwrite is false`,
    );
  }
}

/** What is set again stays where it is; of those that are set, the first of a name counts. */
function environmentOf(env: readonly JsonObject[], { set, removed }: Variables) {
  const byName = new Map(env.map((each) => [String(each.name), each]));
  const first = new Map(set.toReversed().map((each) => [String(each.name), each]));
  for (const { name } of set) byName.set(String(name), first.get(String(name)) ?? {});
  for (const name of removed) byName.delete(name);
  return [...byName.values()];
}

function variableText(variable: JsonObject, place: Place | undefined): string {
  const { name, value = "" } = variable;
  const known = place !== undefined && isReference(variable) && valueFor(variable, place);
  if (known !== false && "value" in known) return `${name}=${known.value}`;
  const from = part(variable, "valueFrom");
  const { configMapKeyRef: map, secretKeyRef: secret, fieldRef, resourceFieldRef } = from;
  if (map !== undefined)
    return `# ${name} from configmap ${keyText(part(from, "configMapKeyRef"))}`;
  if (secret !== undefined) return `# ${name} from secret ${keyText(part(from, "secretKeyRef"))}`;
  if (fieldRef !== undefined) {
    return `# ${name} from field path ${textAt(part(from, "fieldRef"), "fieldPath")}`;
  }
  if (resourceFieldRef === undefined) return `${name}=${value}`;
  return `# ${name} from resource field ${textAt(part(from, "resourceFieldRef"), "resource")}`;
}

const keyText = ({ name, key }: JsonObject) => `${name}, key ${key}`;
