/** Tells what a command did to an object. */
import type { JsonObject } from "../api/json.ts";
import { Failure } from "../client/kubectl/failure.ts";
import type { Flags } from "../client/kubectl/flags.ts";
import type { Io } from "./io.ts";
import { type ObjectFormat, objectFormatOf, type Printing } from "./printers/format.ts";
import { render, renderTyped, withoutBookkeeping } from "./printers/objects.ts";
import { outputFlag, templateFlag } from "./shared-flags.ts";
import { type Titled, titleOf } from "./targets/targets.ts";

/** The flags of commands that tell what they did, or print the objects. */
export const reportFlags = {
  ...outputFlag,
  ...templateFlag,
  "show-managed-fields": { kind: "bool", doc: "do not leave out managedFields" },
  "allow-missing-template-keys": { kind: "bool", doc: "what a template misses is no error" },
} as const satisfies Flags;

export interface Outcome {
  /** What was done: `scaled`. */
  readonly message: string;
  readonly object: JsonObject;
}

/** Tells of one object, or prints it. */
export type Report = (target: Titled, outcome: Outcome) => Promise<void>;

export interface Manner {
  /** They are objects that kubectl reads into types of its own: members are as declared there. */
  readonly isTyped?: boolean;
  /** A line stands between documents; some commands of kubectl have none. */
  readonly isApart?: boolean;
}

/**
 * Prints `deployment.apps/web scaled`, or the objects in the format of `-o`, each a document of its
 * own. Throws at once where there is no such format.
 */
export function reportTo(
  io: Io,
  given: Printing & { readonly "show-managed-fields"?: boolean },
  { isTyped = false, isApart = true }: Manner = {},
): Report {
  const { output = "" } = given;
  if (output === "") {
    return async (target, { message }) => io.print(`${titleOf(target)} ${message}`);
  }
  const format = objectFormatOf(given);
  let count = 0;
  return async (_, { object }) => {
    const isWhole = given["show-managed-fields"] === true;
    const shown = isWhole ? object : withoutBookkeeping(format, object);
    const text = isTyped
      ? await renderTyped(format, await inOrder(format, shown))
      : await render(format, shown, { noHeaders: false });
    io.write(format.kind === "yaml" && isApart && count > 0 ? `---\n${text}` : text);
    count += 1;
  };
}

/** The object in the order of the declaration, where its format shows that. */
async function inOrder({ kind }: ObjectFormat, object: JsonObject): Promise<JsonObject> {
  if (kind !== "json" && kind !== "kyaml") return object;
  return (await import("./files/structure.ts")).typedOrder(object);
}

/** The refusal of a command that was given nothing to work on. */
export function nothingGiven(): Failure {
  return new Failure(`You must provide one or more resources by argument or filename.
Example resource specifications include:
   '-f rsrc.yaml'
   '--filename=rsrc.json'
   '<resource> <name>'
   '<resource>'`);
}

/** Goes on to the next after a failure; answers with what failed. */
export async function forEach<T>(
  items: readonly T[],
  act: (item: T) => Promise<void>,
): Promise<readonly unknown[]> {
  const failures: unknown[] = [];
  for (const item of items) {
    try {
      await act(item);
    } catch (error) {
      failures.push(error);
    }
  }
  return failures;
}
