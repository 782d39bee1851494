/** `kubesim diff`: what `apply` would change, by a dry run of the server. */

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sorted } from "../api/go-json.ts";
import type { JsonObject } from "../api/json.ts";
import { diffProgram, maskedSecrets } from "../client/kubectl/diff.ts";
import { Exit, Failure, isNotFound } from "../client/kubectl/failure.ts";
import type { Given } from "../client/kubectl/flags.ts";
import { toYaml } from "../client/kubectl/yaml.ts";
import { withoutLastApplied } from "../client/three-way.ts";
import { allowlistFlag, type Pruned, prunedTypes, toPrune } from "./apply/prune.ts";
import { appliedPatch } from "./apply/three-way-patch.ts";
import { defineCommand } from "./command.ts";
import { type Located, locate } from "./files/located.ts";
import { readManifests } from "./files/manifests.ts";
import { structureOf } from "./files/structure.ts";
import type { Io } from "./io.ts";
import { withoutManagedFields } from "./printers/objects.ts";
import { pathOf } from "./server/resources.ts";
import { sendApplied } from "./server-side-apply.ts";
import { fileFlags, selectorFlag } from "./shared-flags.ts";
import { labelFilter, patchContentTypes } from "./targets/targets.ts";

const flags = {
  ...fileFlags,
  ...selectorFlag,
  "server-side": { kind: "bool", doc: "let the server merge, and tell who owns which fields" },
  "force-conflicts": { kind: "bool", doc: "take fields that others own; with --server-side" },
  "field-manager": { kind: "text", value: "NAME", doc: "in whose name fields are owned" },
  prune: { kind: "bool", doc: "what pruning would delete, too" },
  ...allowlistFlag,
  concurrency: { kind: "int", value: "COUNT", doc: "taken and changes nothing" },
  "show-managed-fields": { kind: "bool", doc: "do not leave out managedFields" },
  "show-secrets": { kind: "bool", doc: "do not hide what Secrets hold" },
} as const;

export const command = defineCommand({
  name: "diff",
  usage: "-f PATH [flags]",
  summary: "Show what apply would change; the exit code is 1 where it would, 2 for a failure",
  examples: [
    "kubesim diff -f manifests/nginx/",
    "KUBECTL_EXTERNAL_DIFF='colordiff -N -u' kubesim diff -f manifests/nginx/",
  ],
  flags,
  // 1 is for what differs.
  failsWith: 2,
  async run(io, { flags: given, args }) {
    const status = compare(io, await versionsOf(io, given, args));
    if (status > 0) throw new Exit(status);
  },
});

/** An object as it is and as it would be; nothing for what is not there. */
interface Versions {
  readonly file: string;
  readonly live: JsonObject | null | undefined;
  readonly merged: JsonObject | undefined;
}

const textOf = (live: Versions["live"]) =>
  live === undefined ? "" : live === null ? "null\n" : toYaml(live);

async function versionsOf(
  io: Io,
  given: Given<typeof flags>,
  args: readonly string[],
): Promise<readonly Versions[]> {
  const { filename = [], recursive = false } = given;
  if (args.length > 0) {
    throw new Failure(
      `Unexpected args: [${args.join(" ")}]\nSee 'kubesim diff -h' for help and examples`,
    );
  }
  if (filename.length === 0) throw new Failure("must specify one of -f and -k");
  const pruned = given.prune === true ? await prunedTypes(io, given) : [];
  const isWanted = await labelFilter(given.selector);
  const files = { filenames: filename, isRecursive: recursive };
  const { documents, errors } = await readManifests(files, io);
  const [unread] = errors;
  if (unread !== undefined) throw unread;
  const versions: Versions[] = [];
  const objects: JsonObject[] = [];
  const namespaces = new Set<string>();
  for (const document of documents) {
    if (!isWanted(document.object)) continue;
    const located = await locate(io, document);
    const live = await liveOf(io, located);
    const merged = await mergedOf(io, located, live, given);
    versions.push(shown({ file: fileOf(located), live, merged }, given));
    if (live !== undefined) objects.push(live);
    if (located.namespace !== undefined) namespaces.add(located.namespace);
  }
  const { selector } = given;
  for await (const gone of toPrune(io, pruned, { objects, namespaces, selector })) {
    versions.push({ file: fileOf(gone), live: gone.object, merged: undefined });
  }
  return versions;
}

/** `apps.v1.Deployment.default.web` */
function fileOf({ resource, namespace = "", name }: Omit<Pruned, "object">): string {
  const { group, version, kind } = resource;
  return [...(group === "" ? [] : [group]), version, kind, namespace, name].join(".");
}

function shown(
  { file, live, merged }: Versions & { readonly merged: JsonObject },
  given: Given<typeof flags>,
): Versions {
  const cleared = given["show-managed-fields"] === true ? same : withoutManagedFields;
  const pair = {
    live: live === undefined || live === null ? live : cleared(live),
    merged: cleared(merged),
  };
  return { file, ...(given["show-secrets"] === true ? pair : maskedSecrets(pair)) };
}

const same = (object: JsonObject) => object;

async function liveOf(io: Io, { resource, namespace, name }: Located) {
  try {
    return await io.client.json({ path: pathOf(resource, { namespace, name }) });
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

async function mergedOf(
  io: Io,
  located: Located,
  live: JsonObject | undefined,
  given: Given<typeof flags>,
): Promise<JsonObject> {
  const { resource, namespace, name, object } = located;
  const isServerSide = given["server-side"] === true;
  const usual = isServerSide ? "kubectl" : "kubectl-client-side-apply";
  const fieldManager = given["field-manager"] ?? usual;
  if (isServerSide) {
    const force = given["force-conflicts"] === true;
    return sendApplied(io, located, {
      dryRun: "server",
      fieldManager,
      fieldValidation: "",
      force,
    });
  }
  const query = { dryRun: "All", fieldManager };
  if (live === undefined) {
    const path = pathOf(resource, { namespace }, query);
    return io.client.json({ method: "POST", path, body: JSON.stringify(object) });
  }
  const structure = await structureOf(located);
  const manifest = withoutLastApplied(object);
  const patch = appliedPatch(io, { structure, manifest, live, source: located.source });
  if (Object.keys(patch).length === 0) return live;
  return io.client.json({
    method: "PATCH",
    path: pathOf(resource, { namespace, name }, query),
    contentType: patchContentTypes[structure === undefined ? "merge" : "strategic"],
    body: JSON.stringify(sorted(patch)),
  });
}

/** Puts both versions of everything into folders, and runs the program that compares those. */
function compare(io: Io, versions: readonly Versions[]): number {
  const [live, merged] = ["LIVE-", "MERGED-"].map((name) => mkdtempSync(join(tmpdir(), name)));
  if (live === undefined || merged === undefined) return 0;
  try {
    for (const each of versions) {
      writeFileSync(join(live, each.file), textOf(each.live));
      if (each.merged !== undefined) writeFileSync(join(merged, each.file), toYaml(each.merged));
    }
    const { program, args } = diffProgram(io.env.KUBECTL_EXTERNAL_DIFF, live, merged);
    const { error, status, stdout, stderr } = spawnSync(program, args, { env: io.env, maxBuffer });
    if (error !== undefined) {
      throw new Failure(`failed to run "${program}": executable file not found in $PATH`);
    }
    io.write(stdout);
    io.writeError(stderr);
    return status ?? 2;
  } finally {
    for (const folder of [live, merged]) rmSync(folder, { recursive: true });
  }
}

const maxBuffer = 1024 ** 3;
