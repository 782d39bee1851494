/** What makes an object of flags: for the command line, and for the kubectl of pods. */
import type { JsonObject } from "../../../api/json.ts";
import { metadataOf, textAt } from "../../../api/json-parts.ts";
import { Failure } from "../failure.ts";
import type { Flags, Given } from "../flags.ts";
import type { Served } from "../resources.ts";

/** Files as the program sees them that a maker runs in. */
export interface Files {
  /** Nothing where there is no such file. */
  read(path: string): Uint8Array | undefined;
  /** The names of the files in a directory; nothing where it is none. */
  list(path: string): readonly string[] | undefined;
}

/** What a maker has of the program, without having to wait. */
export interface Surroundings {
  readonly files: Files;
  /** A variable of the program's environment. */
  variable(name: string): string | undefined;
  /** Five characters by chance, as generated names end in. */
  suffix(): string;
}

/** All that a maker has of the program. What has to be waited for yields its `Step`s. */
export interface Host<Step, Answer> extends Surroundings {
  warn(line: string): Generator<Step, void, Answer>;
  /** What is served by a name; nothing where nothing is. */
  resource(type: string): Generator<Step, Served | undefined, Answer>;
  /** The one object that `TYPE/NAME` means. Throws where there is none. */
  object(named: string): Generator<Step, JsonObject, Answer>;
}

/** What was asked for. */
export interface Request<F extends Flags> {
  readonly name: string;
  /** The words after the name, as those behind `--`. */
  readonly command: readonly string[];
  readonly given: Given<F>;
}

/** A command that makes one object of its flags. */
export interface Maker<F extends Flags = Flags> {
  /** As it is typed: `create service clusterip`. */
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
  readonly examples?: readonly string[];
  readonly flags: F;
  /** The flags that must be given, by name. */
  readonly required?: readonly string[];
  readonly isNamespaced: boolean;
  /** What precedes the server's refusal; without it, that is told as the server puts it. */
  readonly refusal?: string;
  make<Step, Answer>(
    request: Request<F>,
    host: Host<Step, Answer>,
  ): Generator<Step, JsonObject, Answer>;
}

/** The type of its flags is known to none but the maker itself. */
export const defineMaker = <F extends Flags>(maker: Maker<F>): Maker => maker;

/** A maker that waits for nothing. */
export const plainly = <F extends Flags>(
  make: (request: Request<F>, surroundings: Surroundings) => JsonObject,
): Maker<F>["make"] =>
  // biome-ignore lint/correctness/useYield: it waits for nothing.
  function* (request, host) {
    return make(request, host);
  };

/** The words as a request. Throws where they name nothing, or more than one thing. */
export function requestOf<F extends Flags>(
  { name: command, required = [] }: Pick<Maker<F>, "name" | "required">,
  { flags, args, dashAt }: ParsedWords<F>,
  program: string,
): Request<F> {
  checkRequired(required, flags);
  const words = args.slice(0, dashAt);
  const [name] = words;
  if (name === undefined || words.length > 1) {
    throw new Failure(
      `exactly one NAME is required, got ${words.length}\n` +
        `See '${program} ${command} -h' for help and examples`,
    );
  }
  return { name, command: args.slice(1), given: flags };
}

interface ParsedWords<F extends Flags> {
  readonly flags: Given<F>;
  readonly args: readonly string[];
  readonly dashAt: number;
}

/** Throws where a flag is missing without which the command means nothing. */
export function checkRequired(
  required: readonly string[],
  given: Readonly<Record<string, unknown>>,
): void {
  const missing = required.filter((name) => given[name] === undefined);
  if (missing.length === 0) return;
  throw new Failure(`required flag(s) ${missing.map((each) => `"${each}"`).join(", ")} not set`);
}

/** The object in a namespace that was asked for; what is filled in later is left to the server. */
export function inNamespace(object: JsonObject, namespace: string | undefined): JsonObject {
  if (namespace === undefined) return object;
  return { ...object, metadata: { ...metadataOf(object), namespace } };
}

/** The group and kind of an object, by which it is named: `deployment.apps/web`. */
export function groupAndKind(object: JsonObject): Pick<Served, "group" | "kind"> {
  const [group = "", version] = textAt(object, "apiVersion").split("/");
  return { group: version === undefined ? "" : group, kind: textAt(object, "kind") };
}
