/** What changes an object by flags and words: for the command line, and for pods. */
import { isObject, type JsonObject } from "../../../api/json.ts";
import { part } from "../../../api/json-parts.ts";
import { Failure } from "../failure.ts";
import type { Flags, Given } from "../flags.ts";
import type { Host } from "./maker.ts";

/** What a setter may ask of the program that it runs in. */
export interface SettingHost<Step, Answer> extends Host<Step, Answer> {
  /** All of the standard input. */
  input(): Generator<Step, string, Answer>;
}

/** An object as it is to be, and what is told beside. */
export interface Changed {
  readonly object: JsonObject;
  readonly lines?: readonly string[];
  readonly warnings?: readonly string[];
  /** What could not be changed; the rest is all the same. */
  readonly failures?: readonly Failure[];
}

/** What the words mean. */
export interface Setting {
  /** The words that name the objects. */
  readonly resources: readonly string[];
  /** Throws where nothing is asked for; it is found out once the objects were found. */
  check?(): void;
  /** Only to be looked at. */
  readonly isReading?: boolean;
  /** At which version the object must be. */
  readonly resourceVersion?: string;
  /** Throws where the object cannot be changed so; `title` is `deployments/web`. */
  change(object: JsonObject, title: string): Changed;
}

/** A command that changes a part of objects. */
export interface Setter<F extends Flags = Flags> {
  /** As it is typed: `set env`. */
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
  readonly examples?: readonly string[];
  readonly flags: F;
  /** What is told to be updated: `resource requirements`. */
  readonly noun: string;
  /** What precedes the server's refusal; without it, that is told as the server puts it. */
  readonly refusal?: string;
  /** Where nothing changes, this is sent and told all the same. */
  readonly isAlwaysSent?: boolean;
  /** The refusal where nothing names an object. */
  readonly nothingNamed: () => Error;
  prepare<Step, Answer>(
    words: SettingWords<F>,
    host: SettingHost<Step, Answer>,
  ): Generator<Step, Setting, Answer>;
}

export interface SettingWords<F extends Flags> {
  readonly args: readonly string[];
  readonly given: Given<F>;
}

/** The type of its flags is known to none but the setter itself. */
export const defineSetter = <F extends Flags>(setter: Setter<F>): Setter => setter;

/** A setter that waits for nothing. */
export const preparedPlainly = <F extends Flags>(
  prepare: (words: SettingWords<F>) => Setting,
): Setter<F>["prepare"] =>
  // biome-ignore lint/correctness/useYield: it waits for nothing.
  function* (words) {
    return prepare(words);
  };

/** The object with another pod spec, be it its own or that of its template. */
export function withPodSpec(
  object: JsonObject,
  title: string,
  change: (spec: JsonObject) => JsonObject,
): JsonObject {
  const path = podSpecPath(object);
  if (path === undefined) {
    const version = String(object.apiVersion).split("/").at(-1);
    throw new Failure(
      `${title} the object is not a pod or does not have a pod template: ` +
        `*${version}.${object.kind}`,
    );
  }
  const spec = change(part(object, ...path));
  return replacedAt(object, path, spec);
}

/** Where the spec of its pods is: in itself, in a template, in the template of a template. */
export function podSpecPath(object: JsonObject): readonly string[] | undefined {
  if (object.kind === "Pod") return ["spec"];
  const { template, jobTemplate } = part(object, "spec");
  if (isObject(jobTemplate)) return ["spec", "jobTemplate", "spec", "template", "spec"];
  return isObject(template) ? ["spec", "template", "spec"] : undefined;
}

function replacedAt(
  object: JsonObject,
  [name, ...rest]: readonly string[],
  value: JsonObject,
): JsonObject {
  if (name === undefined) return value;
  return { ...object, [name]: replacedAt(part(object, name), rest, value) };
}

/**
 * Whether a name is one of those that a pattern stands for. One with `*` may begin anywhere in the
 * name, as with kubectl.
 */
export function isChosen(name: unknown, pattern = "*"): boolean {
  if (!pattern.includes("*")) return name === pattern;
  const text = pattern.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replace(/\*/g, ".*");
  return new RegExp(`${text}$`).test(String(name));
}

/** The refusal where neither words nor files name an object, in the words of `set env`. */
export const noneSpecified = () =>
  new Failure("one or more resources must be specified as <resource> <name> or <resource>/<name>");

/** The same in the words of most commands. */
export const noneProvided = () =>
  new Failure(`You must provide one or more resources by argument or filename.
Example resource specifications include:
   '-f rsrc.yaml'
   '--filename=rsrc.json'
   '<resource> <name>'
   '<resource>'`);
