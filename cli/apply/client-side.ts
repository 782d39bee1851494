/** Applies on the side of the client: by a patch of what was applied, what is to be and what is. */
import { sorted } from "../../api/go-json.ts";
import { isObject, type JsonObject } from "../../api/json.ts";
import type { Structure } from "../../api/structure.ts";
import { Failure, isNotFound, RefusedError } from "../../client/kubectl/failure.ts";
import { lastAppliedAnnotation, withLastApplied, withoutNulls } from "../../client/three-way.ts";
import { untilGone } from "../delete.ts";
import type { Located } from "../files/located.ts";
import { structureOf } from "../files/structure.ts";
import type { Io } from "../io.ts";
import { namelessFact, pathOf } from "../server/resources.ts";
import { type DryRun, dryRunQuery } from "../shared-flags.ts";
import type { Policy } from "../targets/deletion.ts";
import { metadataOf, patchContentTypes, textAt } from "../targets/targets.ts";
import { appliedPatch } from "./three-way-patch.ts";

export interface ClientSideOptions {
  readonly dryRun: DryRun;
  readonly fieldManager: string;
  readonly fieldValidation: string;
  /** False: what others changed is not changed back. */
  readonly overwrites?: boolean | undefined;
  /** How to delete what cannot be patched, to make it anew. Absent: it stays. */
  readonly replacing?: Pick<Policy, "propagation" | "graceSeconds" | "timeoutMs"> | undefined;
}

/** An object and what became of it. */
export interface Outcome {
  readonly object: JsonObject;
  readonly outcome: "created" | "configured" | "unchanged" | "serverside-applied";
}

/** Makes the object, or brings it to the state of its manifest. */
export async function applyClientSide(
  io: Io,
  located: Located,
  { dryRun, fieldManager, fieldValidation, overwrites, replacing }: ClientSideOptions,
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
  const told = dryRun === "client" ? undefined : source;
  const patch = patchOf(io, located, { structure, manifest, live, overwrites, source: told });
  if (Object.keys(patch).length === 0) return { object: live, outcome: "unchanged" };
  if (dryRun === "client") {
    return { object: await patchedHere(structure, live, patch), outcome: "configured" };
  }
  const body = JSON.stringify(sorted(patch));
  const contentType = patchContentTypes[type];
  const path = pathOf(resource, { namespace, name }, query);
  const object = await io.client
    .json({ method: "PATCH", path, contentType, body })
    .catch((error: unknown) => {
      if (replacing !== undefined && isAgainstPatch(error)) {
        return madeAnew(io, located, { live, made: withoutNulls(manifest), replacing });
      }
      throw error instanceof RefusedError ? patchRefused(error, located, body) : error;
    });
  return { object, outcome: "configured" };
}

function patchOf(
  io: Io,
  located: Located,
  applied: Parameters<typeof appliedPatch>[1],
): JsonObject {
  try {
    return appliedPatch(io, applied);
  } catch (error) {
    throw error instanceof Failure ? new Failure(inApply(error, located, "")) : error;
  }
}

const isAgainstPatch = (error: unknown): boolean =>
  error instanceof RefusedError && ["Conflict", "Invalid"].includes(error.status.reason ?? "");

interface Replacement {
  readonly live: JsonObject;
  readonly made: JsonObject;
  readonly replacing: NonNullable<ClientSideOptions["replacing"]>;
}

/** Deletes the object and makes it anew; where that is refused, it is made as it was. */
async function madeAnew(
  io: Io,
  located: Located,
  { live, made, replacing }: Replacement,
): Promise<JsonObject> {
  const { resource, namespace, name } = located;
  const { propagation: propagationPolicy, graceSeconds: gracePeriodSeconds, timeoutMs } = replacing;
  await io.client.json({
    method: "DELETE",
    path: pathOf(resource, { namespace, name }),
    body: JSON.stringify({ propagationPolicy, gracePeriodSeconds }),
  });
  await untilGone(io, located, textAt(metadataOf(live), "uid"), timeoutMs);
  const make = (object: JsonObject) =>
    io.client.json({
      method: "POST",
      path: pathOf(resource, { namespace }),
      body: JSON.stringify(object),
    });
  try {
    return await make(made);
  } catch (error) {
    const { resourceVersion: _, uid: __, ...metadata } = metadataOf(live);
    await make({ ...live, metadata });
    const sent = `${JSON.stringify(sorted(made))}\n`;
    throw error instanceof RefusedError ? applyRefused(error, located, sent) : error;
  }
}

/** What would come of the patch, as far as one can tell without the server. */
async function patchedHere(
  structure: Structure | undefined,
  live: JsonObject,
  patch: JsonObject,
): Promise<JsonObject> {
  const { mergePatch, strategicMergePatch } = await import("../../api/patch/index.ts");
  return structure === undefined
    ? mergePatch(live, patch)
    : strategicMergePatch(structure, live, patch);
}

async function findLive(io: Io, located: Located): Promise<JsonObject | undefined> {
  const { resource, namespace, name, source } = located;
  if (name === "") {
    throw new Failure(`${retrieving(located)}from server for: "${source}": ${namelessFact}`);
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
  return applyRefused(source === "" ? error : error.during("patching", source), located, patch);
}

function applyRefused(error: RefusedError, located: Located, sent: string): RefusedError {
  return new RefusedError({ ...error.status, message: inApply(error, located, sent) });
}

const inApply = ({ message }: Error, located: Located, sent: string) =>
  `error when applying patch:\n${sent}\nto:\n${describe(located)}\n` +
  `for: "${located.source}": ${message}`;

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
