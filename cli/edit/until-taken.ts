/** Objects in an editor, which is opened again until the server takes them. */
import { rmSync } from "node:fs";
import { isObject, type JsonObject } from "../../api/json.ts";
import { qualifiedResource } from "../../api/status.ts";
import { Exit, Failure, RefusedError } from "../../client/kubectl/failure.ts";
import { toJson } from "../../client/kubectl/json.ts";
import { toYaml } from "../../client/kubectl/yaml.ts";
import { locate, OtherNamespace } from "../files/located.ts";
import { type Document, readDocuments } from "../files/manifests.ts";
import type { Io } from "../io.ts";
import { metadataOf, type Target } from "../targets/targets.ts";
import { editFile, temporaryFile } from "./editor.ts";
import { headerOf, meaningOf, type Reason, withoutComments, withoutHeader } from "./file.ts";

/** What has become of an edit. */
type Outcome =
  | { readonly kind: "done" }
  /** The editor is opened again, with why. */
  | { readonly kind: "wrong"; readonly reasons: readonly Reason[] }
  /** The file is kept, for another time. */
  | { readonly kind: "lost" };

/** What is edited of objects, and how it is sent. */
export interface Editing {
  readonly isJson: boolean;
  /** What a file in YAML begins with. */
  readonly instructions: string;
  /** Whether what nobody could read counts as an edit that was not taken. */
  readonly isValidated: boolean;
  send(target: Target, edited: JsonObject): Promise<void>;
  /** The objects are to be made: they may be given other names, and what is refused ends it. */
  readonly isNew?: boolean;
  /** The refusal of an object that is none of those that were opened. */
  renamed(object: JsonObject, targets: readonly Target[]): Error;
}

/** Opens the objects in an editor, and again with what was wrong until the server takes them. */
export async function editUntilTaken(
  io: Io,
  targets: readonly Target[],
  editing: Editing,
): Promise<void> {
  const { isJson, instructions } = editing;
  const objects = targets.map(({ object }) => object);
  const whole = objects.length === 1 ? (objects[0] ?? {}) : listOf(objects);
  const original = isJson ? toJson(whole) : toYaml(whole);
  const taken = new Set<Target>();
  let [text, reasons]: [string, readonly Reason[]] = [original, []];
  for (;;) {
    const before = (isJson ? "" : headerOf(instructions, reasons)) + text;
    const path = temporaryFile(before, isJson ? "json" : "yaml");
    const edited = editFile(io, path);
    const isSame = meaningOf(edited) === meaningOf(before);
    if (reasons.length > 0 && isSame) {
      io.warn(copyAt(path));
      throw new Failure("Edit cancelled, no valid changes were saved.");
    }
    const said = cancelled(original, edited, editing);
    const outcome: Outcome =
      said === undefined
        ? await take(io, { targets, taken, edited, path }, editing)
        : { kind: "done" };
    if (said !== undefined) io.warn(said);
    if (outcome.kind === "lost") throw new Exit(1);
    rmSync(path);
    if (outcome.kind === "done") return;
    [text, reasons] = [withoutHeader(edited), outcome.reasons];
  }
}

/** A list as it is edited, with metadata of its own that say nothing. */
const listOf = (items: readonly JsonObject[]): JsonObject => ({
  apiVersion: "v1",
  items: [...items],
  kind: "List",
  metadata: {},
});

function cancelled(
  original: string,
  edited: string,
  { isValidated }: Pick<Editing, "isValidated">,
): string | undefined {
  if (meaningOf(edited) === meaningOf(original)) return "Edit cancelled, no changes made.";
  return withoutComments(edited).trim() === "" && !isValidated
    ? "Edit cancelled, saved file was empty."
    : undefined;
}

interface Edit {
  readonly targets: readonly Target[];
  /** Those that the server has taken, this time or before. */
  readonly taken: Set<Target>;
  readonly edited: string;
  /** Where it is. */
  readonly path: string;
}

/** Sends what has changed. */
async function take(io: Io, edit: Edit, editing: Editing): Promise<Outcome> {
  const { targets, taken, edited, path } = edit;
  let documents: readonly Document[];
  try {
    documents = [...readDocuments(withoutComments(edited), fileName)];
    if (documents.length === 0) throw new Failure("invalid object to validate");
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { kind: "wrong", reasons: [unreadable(io, targets, error)] };
  }
  const unknown = await unknownIn(io, documents);
  if (unknown !== undefined) return { kind: "wrong", reasons: [unknown] };
  const reasons: Reason[] = [];
  for (const { object } of documents) {
    const found = targets.find((each) => isSame(each.object, object));
    const target = editing.isNew === true ? targets[0] : found;
    if (target === undefined) {
      io.warn(copyAt(path));
      throw editing.renamed(object, targets);
    }
    if (taken.has(target)) continue;
    try {
      await editing.send(target, object);
      taken.add(target);
    } catch (error) {
      if (editing.isNew === true) io.warn(copyAt(path));
      if (editing.isNew === true || !(error instanceof RefusedError)) throw error;
      const reason = told(io, target, error, path);
      if (reason === undefined) return { kind: "lost" };
      reasons.push(reason);
    }
  }
  return reasons.length === 0 ? { kind: "done" } : { kind: "wrong", reasons };
}

/** What is wrong where something is of a kind that the server has not got. */
async function unknownIn(io: Io, documents: readonly Document[]): Promise<Reason | undefined> {
  for (const document of documents) {
    try {
      await locate(io, document);
    } catch (error) {
      // That it is another object is told of later.
      if (error instanceof OtherNamespace) continue;
      if (!(error instanceof Error)) throw error;
      return { fact: `The edited file had a syntax error: ${error.message}`, details: [] };
    }
  }
  return undefined;
}

/** What the file is called in messages of those that read it. */
const fileName = "edited-file";

/** Tells that nobody can read the file. It is the first object that counts as wrong. */
function unreadable(io: Io, [target]: readonly Target[], { message }: Failure): Reason {
  const name = target === undefined ? "" : titleOf(target);
  io.warn(`error: ${name} is invalid`);
  const prefix = new RegExp(`^error parsing ${fileName}: (error converting YAML to JSON: )?`);
  const problem = message.replace(prefix, "");
  const detail = `<nil>: Invalid value: "The edited file failed validation": ${problem}`;
  return { fact: `${name} was not valid`, details: [detail] };
}

const copyAt = (path: string) =>
  `A copy of your changes has been stored to ${JSON.stringify(path)}`;

const titleOf = ({ resource, name }: Target) =>
  `${qualifiedResource(resource)} ${JSON.stringify(name)}`;

const isSame = (one: JsonObject, other: JsonObject): boolean =>
  one.apiVersion === other.apiVersion &&
  one.kind === other.kind &&
  isObject(other.metadata) &&
  metadataOf(one).name === other.metadata.name &&
  metadataOf(one).namespace === other.metadata.namespace;

/** Tells of a refusal; what is to be mended of what was edited, if that helps. */
function told(io: Io, target: Target, error: RefusedError, path: string): Reason | undefined {
  const title = titleOf(target);
  const { reason, details } = error.status;
  if (reason === "Invalid" || reason === "BadRequest") {
    io.warn(`error: ${title} is invalid`);
    const causes = (details?.causes ?? []).map(({ field, message }) => `${field}: ${message}`);
    return {
      fact: `${title} was not valid`,
      details: causes.length > 0 ? causes : [error.message],
    };
  }
  if (reason === "NotFound") {
    io.warn(`error: ${title} could not be found on the server`);
    io.warn(`The edits you made on deleted resources have been saved to ${JSON.stringify(path)}`);
  } else {
    io.warn(`error: ${title} could not be patched: ${error.message}`);
    io.warn(`You can run \`kubesim replace -f ${path}\` to try this update again.`);
  }
  return undefined;
}
