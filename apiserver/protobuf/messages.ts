import table from "./fields.json" with { type: "json" };

/** A field of a message. */
export interface MessageField {
  /**
   * Its name in JSON, or `^` for a struct whose members stand in JSON beside the others. A name
   * that begins with `|` is of a value that stands in JSON for the whole message.
   */
  readonly name: string;
  /** A scalar type, one of the types with a form of their own in JSON, or a message's full name. */
  readonly type: string;
  readonly container: "list" | "map" | undefined;
  /** A pointer in Go: its zero value is one that was given. */
  readonly pointer: boolean;
  /** A struct in Go that is no pointer, and so is written even where nothing is said of it. */
  readonly embedded: boolean;
}

/** What Go writes in full even when nothing was said of it, unless it is a pointer. */
const zeros: ReadonlySet<string> = new Set(["string", "bool", "int", "double"]);

/** Whether a field is written even where it has its zero value. */
export const isAlways = ({ type, pointer, embedded }: MessageField): boolean =>
  embedded || (zeros.has(type) && !pointer);

const plain = new Set([
  "string",
  "bool",
  "int",
  "double",
  "bytes",
  "time",
  "microTime",
  "duration",
  "quantity",
  "intOrString",
  "json",
  "strings",
  "empty",
]);

// A line of the table says a message's fields in the order of their numbers, counted from 1:
// `name`, `name:type`, `name:[]type`, `name:{}type`, with `?` for a scalar that is a pointer, `!`
// for a struct that is none, and `=9` where the count goes on from there. Types of the same package
// have no prefix.
// Source: the generated.proto files and struct tags of k8s.io/api, apimachinery, apiextensions and
// kube-aggregator 1.36.
const lines: ReadonlyMap<string, string> = new Map(Object.entries(table));
const messages = new Map<string, ReadonlyMap<number, MessageField>>();

/** The fields of a message by their numbers; the name is as in `apps.v1.Deployment`. */
export function messageFields(name: string): ReadonlyMap<number, MessageField> | undefined {
  const known = messages.get(name);
  if (known !== undefined) return known;
  const line = lines.get(name);
  if (line === undefined) return undefined;
  const made = parseLine(line, name.slice(0, name.lastIndexOf(".")));
  messages.set(name, made);
  return made;
}

/**
 * The message of a kind, such as `rbac.v1.Role` for `rbac.authorization.k8s.io/v1` and `Role`; none
 * where the kind is of a group that is not Kubernetes' own.
 */
export function messageOf(apiVersion: string, kind: string): string | undefined {
  const [group = "", version = ""] = apiVersion.includes("/")
    ? apiVersion.split("/")
    : ["core", apiVersion];
  const [, name] = /^([a-z]+)(?:\.(?:[a-z]+\.)?k8s\.io)?$/.exec(group) ?? [];
  // Options of a request carry the group of what they are about.
  const names = [`${name}.${version}.${kind}`, `meta.v1.${kind}`];
  return names.find((each) => lines.has(each));
}

function parseLine(line: string, prefix: string): ReadonlyMap<number, MessageField> {
  const fields = new Map<number, MessageField>();
  let number = 0;
  for (const word of line.split(" ")) {
    const [, name = "", container, type = "string", mark, given] =
      /^([^:=]+)(?::(\[\]|\{\})?([^?!=]+)([?!])?)?(?:=(\d+))?$/.exec(word) ?? [];
    number = given === undefined ? number + 1 : Number(given);
    fields.set(number, {
      name,
      type: plain.has(type) || type.includes(".") ? type : `${prefix}.${type}`,
      container: container === undefined ? undefined : container === "[]" ? "list" : "map",
      pointer: mark === "?",
      embedded: mark === "!",
    });
  }
  return fields;
}
