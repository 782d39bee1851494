/** `kubesim replace`: puts the objects of manifests in the place of those that there are. */
import type { JsonObject } from "../api/json.ts";
import { during, Failure, isNotFound, throwAll } from "../client/kubectl/failure.ts";
import type { Given } from "../client/kubectl/flags.ts";
import { inPlaceOf } from "../client/kubectl/replacement.ts";
import { lastAppliedAnnotation, withLastApplied } from "../client/three-way.ts";
import { defineCommand } from "./command.ts";
import { deleteAll, untilGone } from "./delete.ts";
import { type Located, locate } from "./files/located.ts";
import { type Document, readManifests } from "./files/manifests.ts";
import type { Io } from "./io.ts";
import { forEach, type Report, reportFlags, reportTo } from "./report.ts";
import { sendRaw } from "./server/raw.ts";
import { pathOf, type Query } from "./server/resources.ts";
import {
  type DryRun,
  dryRunFlag,
  dryRunOf,
  dryRunQuery,
  dryRunSuffix,
  fileFlags,
} from "./shared-flags.ts";
import { type Policy, propagationOf } from "./targets/deletion.ts";
import { metadataOf, part } from "./targets/targets.ts";
import { fieldValidation, validateFlag } from "./validation.ts";

const flags = {
  ...fileFlags,
  ...reportFlags,
  ...dryRunFlag,
  ...validateFlag,
  "save-config": { kind: "bool", doc: "keep the manifest in an annotation, for apply" },
  subresource: { kind: "text", value: "PART", doc: "replace this part of it, such as status" },
  "field-manager": { kind: "text", value: "NAME", doc: "who then owns the fields" },
  raw: { kind: "text", value: "PATH", doc: "put the file at this path" },
  force: { kind: "bool", doc: "delete what is there, and make it anew" },
  cascade: {
    kind: "text",
    value: "HOW",
    implied: "background",
    doc: "background, foreground or orphan: what becomes of dependents; with --force",
  },
  "grace-period": { kind: "int", value: "SECONDS", doc: "time to stop; with --force" },
  timeout: { kind: "duration", value: "TIME", doc: "wait so long for the deletion; with --force" },
  wait: { kind: "bool", doc: "wait until all is gone before anything is made" },
} as const;

export const command = defineCommand({
  name: "replace",
  usage: "-f PATH [flags]",
  summary: "Put the objects of a manifest in the place of those that there are",
  flags,
  async run(io, { flags: given }) {
    const { filename = [], recursive = false, raw = "", force = false } = given;
    if (raw !== "") return sendRaw(io, "PUT", given);
    const dryRun = checked(given);
    const replacement = {
      dryRun,
      query: {
        ...dryRunQuery(dryRun),
        fieldManager: given["field-manager"] ?? "kubectl-replace",
        fieldValidation: fieldValidation(given.validate),
      },
      savesConfig: given["save-config"] === true,
      ...((given.subresource ?? "") !== "" && { subresource: given.subresource }),
      report: reportTo(io, given),
    };
    if (filename.length === 0) throw new Failure("must specify one of -f and -k");
    const { documents, errors } = await readManifests(
      {
        filenames: filename,
        isRecursive: recursive,
        isValidated: fieldValidation(given.validate) === "Strict",
      },
      io,
    );
    if (force) throwAll(errors);
    if (force) await deleteFirst(io, documents, given);
    const act = force ? makeAnew : replace;
    const failures = await forEach(documents, async (document) => {
      await act(io, await locate(io, document), replacement);
    });
    if (force && documents.length === 0) throw new Failure("no objects passed to replace");
    throwAll([...failures, ...errors]);
  },
});

/** Where it is only said what would be done. Throws where flags contradict one another. */
function checked(given: Given<typeof flags>): DryRun {
  const dryRun = dryRunOf(given["dry-run"]);
  propagationOf(given.cascade);
  if (given.force === true && dryRun !== "none") {
    throw new Failure("--dry-run can not be used when --force is set");
  }
  if (given.force !== true && (given["grace-period"] ?? -1) >= 0) {
    throw new Failure("--grace-period must have --force specified");
  }
  if (given.force !== true && (given.timeout ?? 0) !== 0) {
    throw new Failure("--timeout must have --force specified");
  }
  return dryRun;
}

interface Replacement {
  readonly dryRun: DryRun;
  readonly query: Query;
  /** True where the manifest is kept in an annotation. */
  readonly savesConfig: boolean;
  readonly subresource?: string;
  readonly report: Report;
}

async function replace(io: Io, located: Located, replacement: Replacement): Promise<void> {
  const { dryRun, query, subresource, report } = replacement;
  const { resource, namespace, name, source } = located;
  const place = { namespace, name, subresource };
  let object = saved(located, replacement);
  if (dryRun !== "client") {
    try {
      const live = await io.client
        .json({ path: pathOf(resource, place) })
        .catch((error: unknown) => (isNotFound(error) ? undefined : Promise.reject(error)));
      object = await io.client.json({
        method: "PUT",
        path: pathOf(resource, place, query),
        body: JSON.stringify(inPlaceOf(live, object)),
      });
    } catch (error) {
      throw during(error, "replacing", source);
    }
  }
  await report(located, { message: `replaced${dryRunSuffix(dryRun)}`, object });
}

/** A manifest that has the annotation already gets it as it now is. */
const saved = ({ object }: Located, { savesConfig }: Replacement): JsonObject =>
  savesConfig || lastAppliedAnnotation in part(metadataOf(object), "annotations")
    ? withLastApplied(object)
    : object;

async function makeAnew(io: Io, located: Located, replacement: Replacement): Promise<void> {
  const { resource, namespace } = located;
  const object = await io.client.json({
    method: "POST",
    path: pathOf(resource, { namespace }, replacement.query),
    body: JSON.stringify(saved(located, replacement)),
  });
  await replacement.report(located, { message: "replaced", object });
}

/** What is deleted has to be gone by then, unless said otherwise. */
const timeoutMsUsual = 5 * 60_000;

/** Nothing is made before everything is gone. */
async function deleteFirst(
  io: Io,
  documents: readonly Document[],
  given: Given<typeof flags>,
): Promise<void> {
  const grace = given["grace-period"] ?? -1;
  const timeoutMs = given.timeout ?? 0;
  const policy: Policy = {
    propagation: propagationOf(given.cascade),
    // Nothing is given up for lost here.
    graceSeconds: grace < 0 ? undefined : Math.max(grace, 1),
    isForced: false,
    waits: true,
    timeoutMs: timeoutMs === 0 ? timeoutMsUsual : timeoutMs,
    ignoresMissing: true,
    dryRun: "none",
    output: given.output,
  };
  const deletions: Located[] = [];
  for (const document of documents) deletions.push(await locate(io, document));
  if (deletions.length === 0) io.print("No resources found");
  const { begun, failures } = await deleteAll(io, deletions, policy);
  throwAll(failures);
  for (const { deletion, uid } of begun) {
    await untilGone(io, deletion, uid, policy.timeoutMs).catch((error: unknown) => {
      throw error instanceof Failure ? new Failure("context deadline exceeded") : error;
    });
  }
}
