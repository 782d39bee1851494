/** `kubesim edit`: objects in an editor, which is opened again until the server takes them. */
import { rmSync } from "node:fs";
import { isObject, type JsonObject } from "../api/json.ts";
import { qualifiedResource } from "../api/status.ts";
import { Exit, Failure, RefusedError, throwAll } from "../client/kubectl/failure.ts";
import type { Given } from "../client/kubectl/flags.ts";
import { toJson } from "../client/kubectl/json.ts";
import { listOf } from "../client/kubectl/lists.ts";
import { toYaml } from "../client/kubectl/yaml.ts";
import { sortKeys, threeWayPatch, withLastApplied } from "../client/three-way.ts";
import { defineCommand } from "./command.ts";
import { editFile, temporaryFile } from "./edit/editor.ts";
import { headerOf, type Reason, withoutComments, withoutHeader } from "./edit/file.ts";
import type { Io } from "./io.ts";
import { readDocuments } from "./manifests.ts";
import { noPrinter } from "./printers/format.ts";
import { withoutManagedFields } from "./printers/objects.ts";
import { nothingGiven, reportTo } from "./report.ts";
import { fileFlags } from "./shared-flags.ts";
import { structureOf } from "./structure.ts";
import { findTargets, metadataOf, patchTarget, pathOfTarget, type Target } from "./targets.ts";
import { fieldValidation, validateFlag } from "./validation.ts";

const flags = {
  ...fileFlags,
  ...validateFlag,
  output: { kind: "text", short: "o", value: "FORMAT", doc: "yaml or json; yaml unless given" },
  "show-managed-fields": { kind: "bool", doc: "do not leave out managedFields" },
  "output-patch": { kind: "bool", doc: "print the patch that is sent" },
  "save-config": { kind: "bool", doc: "keep what was edited in an annotation, for apply" },
  subresource: { kind: "text", value: "PART", doc: "edit this part of it, such as status" },
  "field-manager": { kind: "text", value: "NAME", doc: "who then owns the fields" },
} as const;

type Options = Given<typeof flags>;

export const command = defineCommand({
  name: "edit",
  usage: "(TYPE NAME | TYPE/NAME | -f PATH) [flags]",
  summary: "Change objects in an editor, that of KUBE_EDITOR or EDITOR",
  examples: ["KUBE_EDITOR=nano kubesim edit deployment/nginx-deployment"],
  flags,
  async run(io, { flags: given, args }) {
    const { output = "yaml" } = given;
    if (output !== "yaml" && output !== "json") {
      throw new Failure(noPrinter(output, "json,kyaml,yaml"));
    }
    if (args.length === 0 && (given.filename ?? []).length === 0) throw nothingGiven();
    const { targets, errors } = await findTargets(io, { ...given, args, isAll: true });
    throwAll(errors);
    await editUntilTaken(io, await shownOf(io, targets, given), given);
  },
});

/** The objects as they are shown. */
async function shownOf(
  io: Io,
  targets: readonly Target[],
  { subresource = "", ...given }: Options,
): Promise<readonly Target[]> {
  const shown: Target[] = [];
  for (const target of targets) {
    const whole =
      subresource === ""
        ? target.object
        : await io.client.json({ path: pathOfTarget(target, {}, subresource) });
    const object = given["show-managed-fields"] === true ? whole : withoutManagedFields(whole);
    shown.push({ ...target, object });
  }
  return shown;
}

/** What has become of an edit. */
type Outcome =
  | { readonly kind: "done" }
  /** The editor is opened again, with why. */
  | { readonly kind: "wrong"; readonly reasons: readonly Reason[] }
  /** The file is kept, for another time. */
  | { readonly kind: "lost" };

async function editUntilTaken(io: Io, targets: readonly Target[], given: Options): Promise<void> {
  const isJson = given.output === "json";
  const objects = targets.map(({ object }) => object);
  const whole = objects.length === 1 ? (objects[0] ?? {}) : listOf(objects);
  const original = isJson ? toJson(whole) : toYaml(whole);
  const taken = new Set<Target>();
  let [text, reasons]: [string, readonly Reason[]] = [original, []];
  for (;;) {
    const before = (isJson ? "" : headerOf(reasons)) + text;
    const path = temporaryFile(before, isJson ? "json" : "yaml");
    const edited = editFile(io, path);
    const isSame = withoutComments(edited) === withoutComments(before);
    if (reasons.length > 0 && isSame) {
      io.warn(`A copy of your changes has been stored to ${JSON.stringify(path)}`);
      throw new Failure("Edit cancelled, no valid changes were saved.");
    }
    const said = cancelled(original, edited);
    const outcome: Outcome =
      said === undefined
        ? await take(io, { targets, taken, edited, path }, given)
        : { kind: "done" };
    if (said !== undefined) io.warn(said);
    if (outcome.kind === "lost") throw new Exit(1);
    rmSync(path);
    if (outcome.kind === "done") return;
    [text, reasons] = [withoutHeader(edited), outcome.reasons];
  }
}

function cancelled(original: string, edited: string): string | undefined {
  const counting = withoutComments(edited);
  if (counting === withoutComments(original)) return "Edit cancelled, no changes made.";
  return counting.trim() === "" ? "Edit cancelled, saved file was empty." : undefined;
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
async function take(io: Io, edit: Edit, given: Options): Promise<Outcome> {
  const { targets, taken, edited, path } = edit;
  let objects: readonly JsonObject[];
  try {
    objects = [...readDocuments(edited, "edited-file")].map(({ object }) => object);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const fact = `The edited file had a syntax error: ${error.message}`;
    return { kind: "wrong", reasons: [{ fact, details: [] }] };
  }
  const reasons: Reason[] = [];
  for (const object of objects) {
    const target = targets.find((each) => isSame(each.object, object));
    if (target === undefined) {
      io.warn(`A copy of your changes has been stored to ${JSON.stringify(path)}`);
      throw new Failure("At least one of apiVersion, kind and name was changed");
    }
    if (taken.has(target)) continue;
    try {
      await send(io, target, object, given);
      taken.add(target);
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      const reason = told(io, target, error, path);
      if (reason === undefined) return { kind: "lost" };
      reasons.push(reason);
    }
  }
  return reasons.length === 0 ? { kind: "done" } : { kind: "wrong", reasons };
}

const isSame = (one: JsonObject, other: JsonObject): boolean =>
  one.apiVersion === other.apiVersion &&
  one.kind === other.kind &&
  isObject(other.metadata) &&
  metadataOf(one).name === other.metadata.name &&
  metadataOf(one).namespace === other.metadata.namespace;

async function send(io: Io, target: Target, edited: JsonObject, given: Options): Promise<void> {
  const { subresource = "" } = given;
  const report = reportTo(io, given);
  const structure = await structureOf(target);
  const live = target.object;
  const manifest = given["save-config"] === true ? withLastApplied(edited) : edited;
  const changes = threeWayPatch(structure, { original: live, manifest, live });
  if (Object.keys(changes).length === 0) {
    await report(target, { message: "skipped", object: live });
    return;
  }
  const body = sortKeys(changes);
  if (given["output-patch"] === true) io.print(`Patch: ${JSON.stringify(body)}`);
  const query = {
    fieldManager: given["field-manager"] ?? "kubectl-edit",
    fieldValidation: fieldValidation(given.validate),
  };
  const type = structure === undefined ? "merge" : "strategic";
  const patch = { type, body, query } as const;
  const asked = subresource === "" ? patch : { ...patch, subresource };
  await report(target, { message: "edited", object: await patchTarget(io, target, asked) });
}

/** Tells of a refusal; what is to be mended of what was edited, if that helps. */
function told(io: Io, target: Target, error: RefusedError, path: string): Reason | undefined {
  const title = `${qualifiedResource(target.resource)} ${JSON.stringify(target.name)}`;
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
