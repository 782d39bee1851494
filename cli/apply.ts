/** `kubesim apply`: brings objects to the state of manifests, by a three-way patch. */
import { isObject, type JsonObject } from "../api/json.ts";
import type { Structure } from "../api/structure.ts";
import { Failure, isNotFound, RefusedError, Told, throwAll } from "../client/kubectl/failure.ts";
import {
  lastApplied,
  lastAppliedAnnotation,
  sortKeys,
  threeWayPatch,
  withLastApplied,
  withoutNulls,
} from "../client/three-way.ts";
import { defineCommand } from "./command.ts";
import type { Io } from "./io.ts";
import { type Located, locate, OtherNamespace } from "./located.ts";
import { readManifests } from "./manifests.ts";
import { printObjects } from "./printers/objects.ts";
import { pathOf } from "./resources.ts";
import { applyServerSide, type ServerSideOptions } from "./server-side-apply.ts";
import {
  dryRunFlag,
  dryRunOf,
  dryRunQuery,
  dryRunSuffix,
  fileFlags,
  outputFlag,
  selectorFlag,
} from "./shared-flags.ts";
import { structureOf } from "./structure.ts";
import { labelFilter, patchContentTypes, titleOf } from "./targets.ts";
import { fieldValidation, validateFlag } from "./validation.ts";

const manager = "kubectl-client-side-apply";

const flags = {
  ...fileFlags,
  ...selectorFlag,
  ...outputFlag,
  ...dryRunFlag,
  ...validateFlag,
  "server-side": { kind: "bool", doc: "let the server merge, and tell who owns which fields" },
  "force-conflicts": { kind: "bool", doc: "take fields that others own; with --server-side" },
  "field-manager": { kind: "text", value: "NAME", doc: "in whose name fields are owned" },
  "show-managed-fields": { kind: "bool", doc: "do not leave out managedFields" },
} as const;

export const command = defineCommand({
  name: "apply",
  usage: "-f PATH [flags]",
  summary: "Bring objects to the state of a manifest",
  flags,
  async run(io, { flags: given, args }) {
    if (args.length > 0) {
      throw new Failure(
        `Unexpected args: [${args.join(" ")}]\nSee 'kubesim apply -h' for help and examples`,
      );
    }
    const { filename = [], recursive = false } = given;
    if (filename.length === 0) throw new Failure("must specify one of -f and -k");
    const isServerSide = given["server-side"] === true;
    const force = given["force-conflicts"] === true;
    if (force && !isServerSide)
      throw new Failure("--force-conflicts only works with --server-side");
    const dryRun = dryRunOf(given["dry-run"]);
    const options = {
      dryRun,
      force,
      fieldManager: given["field-manager"] ?? (isServerSide ? "kubectl" : manager),
      fieldValidation: fieldValidation(given.validate),
    };
    const files = { filenames: filename, isRecursive: recursive };
    const isWanted = await labelFilter(given.selector);
    const { documents: all, errors } = readManifests(files, io);
    const documents = all.filter(({ object }) => isWanted(object));
    const unread: unknown[] = [...errors];
    const refused: unknown[] = [];
    const objects: JsonObject[] = [];
    for (const document of documents) {
      const located = await locate(io, document).catch((error: unknown) => {
        unread.push(error);
      });
      if (located === undefined) continue;
      try {
        const { object, outcome } = isServerSide
          ? { object: await applyServerSide(io, located, options), outcome: "serverside-applied" }
          : await applyOne(io, located, options);
        objects.push(object);
        if (given.output !== undefined) continue;
        io.print(`${titleOf(located)} ${outcome}${dryRunSuffix(dryRun)}`);
      } catch (error) {
        refused.push(error);
      }
    }
    if (given.output !== undefined) {
      await printObjects(io, objects, given.output, given["show-managed-fields"] === true);
    }
    if (documents.length === 0 && unread.length === 0) {
      throw new Failure("no objects passed to apply");
    }
    throwAll([...joined(unread, refused.length > 0), ...refused]);
  },
});

/** Beside refusals, of several manifests that cannot be read kubectl tells in one line. */
function joined(unread: readonly unknown[], isAmongOthers: boolean): readonly unknown[] {
  if (unread.length < 2 || !isAmongOthers) return unread;
  const first = unread.filter((error) => error instanceof OtherNamespace);
  const others = unread.filter((error) => !(error instanceof OtherNamespace));
  const facts = [...first, ...others].map((error) =>
    error instanceof Error ? error.message : String(error),
  );
  return [new Told(`[${facts.join(", ")}]`)];
}

interface Outcome {
  readonly object: JsonObject;
  readonly outcome: "created" | "configured" | "unchanged";
}

async function applyOne(
  io: Io,
  located: Located,
  { dryRun, fieldManager, fieldValidation }: ServerSideOptions,
): Promise<Outcome> {
  const { resource, namespace, name, source } = located;
  const manifest = withLastApplied(located.object);
  const query = { ...dryRunQuery(dryRun), fieldManager, fieldValidation };
  const live = await findLive(io, located);
  if (live === undefined) {
    const made = withoutNulls(manifest);
    if (dryRun === "client") return { object: made, outcome: "created" };
    const path = pathOf(resource, { namespace }, query);
    const object = await io.client
      .json({ method: "POST", path, body: JSON.stringify(made) })
      .catch(duringOf("creating", source));
    return { object, outcome: "created" };
  }
  warnOfMissingAnnotation(io, located, live);
  const structure = await structureOf(located);
  // Lists of custom resources are replaced as a whole: the server merges none of them.
  const type = structure === undefined ? "merge" : "strategic";
  const patch = threeWayPatch(structure, { original: lastApplied(live), manifest, live });
  if (Object.keys(patch).length === 0) return { object: live, outcome: "unchanged" };
  if (dryRun === "client") {
    return { object: await patchedHere(structure, live, patch), outcome: "configured" };
  }
  const body = JSON.stringify(sortKeys(patch));
  const contentType = patchContentTypes[type];
  const path = pathOf(resource, { namespace, name }, query);
  const object = await io.client
    .json({ method: "PATCH", path, contentType, body })
    .catch((error: unknown) => {
      throw error instanceof RefusedError ? patchRefused(error, located, body) : error;
    });
  return { object, outcome: "configured" };
}

/** What would come of the patch, as far as one can tell without the server. */
async function patchedHere(
  structure: Structure | undefined,
  live: JsonObject,
  patch: JsonObject,
): Promise<JsonObject> {
  const { mergePatch, strategicMergePatch } = await import("../api/patch/index.ts");
  return structure === undefined
    ? mergePatch(live, patch)
    : strategicMergePatch(structure, live, patch);
}

async function findLive(io: Io, located: Located): Promise<JsonObject | undefined> {
  const { resource, namespace, name, source } = located;
  if (name === "") {
    throw new Failure(`${retrieving(located)}from server for: "${source}": ${noName}`);
  }
  try {
    return await io.client.json({ path: pathOf(resource, { namespace, name }) });
  } catch (error) {
    if (isNotFound(error)) return undefined;
    if (!(error instanceof RefusedError)) throw error;
    const message = `${retrieving(located)}from server for: "${source}": ${error.message}`;
    throw new RefusedError({ ...error.status, message });
  }
}

const noName = "resource name may not be empty";

const retrieving = (located: Located) =>
  `error when retrieving current configuration of:\n${describe(located)}\n`;

/** The lines in which kubectl names an object that it had trouble with. */
function describe({ resource, name, namespace = "" }: Located): string {
  const version = `${resource.group}/${resource.version}`;
  return [
    `Resource: "${version}, Resource=${resource.plural}", ` +
      `GroupVersionKind: "${version}, Kind=${resource.kind}"`,
    `Name: "${name}", Namespace: "${namespace}"`,
  ].join("\n");
}

function patchRefused(error: RefusedError, located: Located, patch: string): RefusedError {
  const { source } = located;
  const message =
    `error when applying patch:\n${patch}\nto:\n${describe(located)}\n` +
    `for: "${source}": ${source === "" ? "" : `error when patching "${source}": `}${error.message}`;
  return new RefusedError({ ...error.status, message });
}

function duringOf(action: string, source: string) {
  return (error: unknown): never => {
    throw error instanceof RefusedError ? error.during(action, source) : error;
  };
}

function warnOfMissingAnnotation(io: Io, { resource, name }: Located, live: JsonObject): void {
  const metadata = isObject(live.metadata) ? live.metadata : {};
  const annotations = isObject(metadata.annotations) ? metadata.annotations : {};
  if (annotations[lastAppliedAnnotation] !== undefined) return;
  io.warn(
    `Warning: resource ${resource.plural}/${name} is missing the ${lastAppliedAnnotation} ` +
      "annotation which is required by kubesim apply. kubesim apply should only be used on " +
      "resources created declaratively by either kubesim create --save-config or kubesim apply. " +
      "The missing annotation will be patched automatically.",
  );
}
