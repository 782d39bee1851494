/** `kubesim apply`: brings objects to the state of manifests, by a three-way patch. */
import type { JsonObject } from "../api/json.ts";
import { Failure, Told, throwAll } from "../client/kubectl/failure.ts";
import type { Given } from "../client/kubectl/flags.ts";
import { applyClientSide, type Outcome } from "./apply/client-side.ts";
import { applyAndMigrate } from "./apply/migration.ts";
import { checkPruned, prune, prunedTypes, pruneFlags } from "./apply/prune.ts";
import { defineCommand } from "./command.ts";
import { type Located, locate, OtherNamespace } from "./files/located.ts";
import { type Document, readManifests } from "./files/manifests.ts";
import type { Io } from "./io.ts";
import { printObjects } from "./printers/objects.ts";
import { reportFlags } from "./report.ts";
import {
  type DryRun,
  dryRunFlag,
  dryRunOf,
  dryRunSuffix,
  fileFlags,
  selectorFlag,
} from "./shared-flags.ts";
import { deletionFlags, propagationOf } from "./targets/deletion.ts";
import { labelFilter, metadataOf, textAt, titleOf } from "./targets/targets.ts";
import { fieldValidation, validateFlag } from "./validation.ts";

const manager = "kubectl-client-side-apply";

const flags = {
  ...fileFlags,
  ...selectorFlag,
  ...reportFlags,
  ...dryRunFlag,
  ...validateFlag,
  ...pruneFlags,
  ...deletionFlags,
  "server-side": { kind: "bool", doc: "let the server merge, and tell who owns which fields" },
  "force-conflicts": { kind: "bool", doc: "take fields that others own; with --server-side" },
  subresource: { kind: "text", value: "PART", doc: "apply this part of it; with --server-side" },
  force: { kind: "bool", doc: "delete what cannot be changed so, and make it anew" },
  overwrite: { kind: "bool", doc: "take values of the manifest where others changed them; true" },
  "field-manager": { kind: "text", value: "NAME", doc: "in whose name fields are owned" },
  "openapi-patch": { kind: "bool", doc: "taken and changes nothing" },
} as const;

export const command = defineCommand({
  name: "apply",
  usage: "-f PATH [flags]",
  summary: "Bring objects to the state of a manifest",
  examples: ["kubesim apply -f manifests/nginx/", "kubesim apply -f web/ --prune -l app=web"],
  flags,
  records: true,
  async run(io, { flags: given, args }) {
    if (args.length > 0) {
      throw new Failure(
        `Unexpected args: [${args.join(" ")}]\nSee 'kubesim apply -h' for help and examples`,
      );
    }
    const { filename = [], recursive = false } = given;
    const dryRun = checked(given);
    if (given.prune === true) checkPruned(given);
    const pruned = given.prune === true ? await prunedTypes(io, given) : undefined;
    const isValidated = fieldValidation(given.validate) === "Strict";
    const files = { filenames: filename, isRecursive: recursive, isValidated };
    const isWanted = await labelFilter(given.selector);
    const { documents: all, errors } = await readManifests(files, io);
    const documents = all.filter(({ object }) => isWanted(object));
    const applied = await applyAll(io, documents, given);
    const unread = [...errors, ...applied.unread];
    if (documents.length === 0 && unread.length === 0) {
      throw new Failure("no objects passed to apply");
    }
    throwAll([...joined(unread, applied.refused.length > 0), ...applied.refused]);
    const show = given.output === undefined ? undefined : shownAs(io, given);
    if (given.output !== "name") await show?.(applied.objects);
    if (pruned === undefined) return;
    const policy = { propagation: propagationOf(given.cascade), graceSeconds: graceOf(given) };
    for await (const gone of prune(io, pruned, { ...applied, ...given, ...policy, dryRun })) {
      if (show === undefined) io.print(`${titleOf(gone)} pruned${dryRunSuffix(dryRun)}`);
      else await show([gone.object]);
    }
  },
});

const shownAs = (io: Io, given: Given<typeof flags>) => (objects: readonly JsonObject[]) =>
  printObjects(io, objects, given, given["show-managed-fields"] === true);

/** Where it is only said what would be done. Throws where flags contradict one another. */
function checked(given: Given<typeof flags>): DryRun {
  const isServerSide = given["server-side"] === true;
  const dryRun = dryRunOf(given["dry-run"]);
  propagationOf(given.cascade);
  const refusals: readonly (readonly [boolean, string])[] = [
    [(given.filename ?? []).length === 0, "must specify one of -f and -k"],
    [
      given["force-conflicts"] === true && !isServerSide,
      "--force-conflicts only works with --server-side",
    ],
    [
      (given.subresource ?? "") !== "" && !isServerSide,
      "--subresource can only be specified for --server-side",
    ],
    [
      dryRun === "client" && isServerSide,
      "--dry-run=client doesn't work with --server-side (did you mean --dry-run=server instead?)",
    ],
    [given.force === true && isServerSide, "--force cannot be used with --server-side"],
    [given.force === true && dryRun === "server", "--dry-run=server cannot be used with --force"],
    [
      given.prune === true && isServerSide,
      "--prune is in alpha and doesn't currently work on objects created by server-side apply",
    ],
  ];
  const refusal = refusals.find(([isWrong]) => isWrong);
  if (refusal !== undefined) throw new Failure(refusal[1]);
  return dryRun;
}

const graceOf = ({ "grace-period": grace = -1 }: Given<typeof flags>) =>
  grace < 0 ? undefined : grace;

/** Applies one after the other; a failure keeps none of the others from it. */
async function applyAll(io: Io, documents: readonly Document[], given: Given<typeof flags>) {
  const act = applier(io, given);
  const unread: unknown[] = [];
  const refused: unknown[] = [];
  const objects: JsonObject[] = [];
  const namespaces = new Set<string>();
  for (const document of documents) {
    const located = await locate(io, document).catch((error: unknown) => {
      unread.push(error);
    });
    if (located === undefined) continue;
    if (located.namespace !== undefined) namespaces.add(located.namespace);
    try {
      checkNamed(located);
      const { object, outcome } = await act(located);
      objects.push(object);
      warnOfDeletion(io, object);
      if (given.output === "name") await printObjects(io, [object], { output: "name" });
      if (given.output !== undefined) continue;
      io.print(`${titleOf(located)} ${outcome}${dryRunSuffix(dryRunOf(given["dry-run"]))}`);
    } catch (error) {
      refused.push(error);
    }
  }
  return { objects, namespaces, unread, refused };
}

/** What has yet to get a name cannot be looked for. */
function checkNamed({ name, object }: Located): void {
  const prefix = textAt(metadataOf(object), "generateName");
  if (name === "" && prefix !== "") {
    throw new Failure(`from ${prefix}: cannot use generate name with apply`);
  }
}

/** How one object is applied. */
function applier(io: Io, given: Given<typeof flags>): (located: Located) => Promise<Outcome> {
  const isServerSide = given["server-side"] === true;
  const options = {
    dryRun: dryRunOf(given["dry-run"]),
    fieldManager: given["field-manager"] ?? (isServerSide ? "kubectl" : manager),
    fieldValidation: fieldValidation(given.validate),
  };
  if (isServerSide) {
    const { "force-conflicts": force = false, subresource } = given;
    return async (located) => ({
      object: await applyAndMigrate(io, located, { ...options, force, subresource }),
      outcome: "serverside-applied",
    });
  }
  const replacing = {
    propagation: propagationOf(given.cascade),
    graceSeconds: graceOf(given),
    timeoutMs: given.timeout ?? 0,
  };
  const writing = { ...options, overwrites: given.overwrite };
  return (located) =>
    applyClientSide(io, located, { ...writing, ...(given.force === true && { replacing }) });
}

function warnOfDeletion(io: Io, object: JsonObject): void {
  const { deletionTimestamp = null, name } = metadataOf(object);
  if (deletionTimestamp === null) return;
  io.warn(`Warning: Detected changes to resource ${name} which is currently being deleted.`);
}

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
