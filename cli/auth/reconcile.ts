/** `kubesim auth reconcile`: sees to it that roles and bindings give what manifests say. */
import type { JsonObject } from "../../api/json.ts";
import { Failure, isNotFound, RefusedError, throwAll } from "../../client/kubectl/failure.ts";
import {
  isReconcilable,
  type Reconciled,
  reconcile,
  reconcileNew,
} from "../../client/kubectl/reconcile.ts";
import { defineCommand } from "../command.ts";
import { type Located, locate } from "../files/located.ts";
import { readManifests } from "../files/manifests.ts";
import type { Io } from "../io.ts";
import { forEach, reportFlags, reportTo } from "../report.ts";
import { pathOf } from "../server/resources.ts";
import { dryRunFlag, dryRunOf, dryRunSuffix, fileFlags } from "../shared-flags.ts";

const flags = {
  ...fileFlags,
  ...reportFlags,
  ...dryRunFlag,
  "remove-extra-permissions": { kind: "bool", doc: "take away what roles give beyond that" },
  "remove-extra-subjects": { kind: "bool", doc: "take away whom bindings give it to beyond that" },
} as const;

export const command = defineCommand({
  name: "auth reconcile",
  usage: "-f PATH [flags]",
  summary: "See to it that roles and bindings give what a manifest says",
  flags,
  async run(io, { flags: given, args }) {
    const { filename = [], recursive = false } = given;
    if (filename.length === 0) throw new Failure("must specify one of -f and -k");
    if (args.length > 0) throw new Failure("no arguments are allowed");
    const dryRun = dryRunOf(given["dry-run"]);
    if (dryRun === "server") {
      throw new Failure("--dry-run=server for command reconcile is not supported yet");
    }
    const report = reportTo(io, given, { isTyped: true });
    const files = { filenames: filename, isRecursive: recursive };
    const { documents, errors } = await readManifests(files, io);
    const removals = {
      permissions: given["remove-extra-permissions"] === true,
      subjects: given["remove-extra-subjects"] === true,
    };
    const failures = await forEach(documents, async (document) => {
      const located = await locate(io, document);
      if (!isReconcilable(located.object)) return;
      const live = await findLive(io, located);
      const { object: wanted } = located;
      const change = live === undefined ? reconcileNew(wanted) : reconcile(live, wanted, removals);
      const object = dryRun === "client" ? change.object : await perform(io, located, change);
      await report(located, { message: `reconciled${dryRunSuffix(dryRun)}`, object });
      for (const line of linesOf(change)) io.warn(`\t${line}`);
    });
    throwAll([...failures, ...errors]);
  },
});

async function findLive(io: Io, { resource, ...at }: Located): Promise<JsonObject | undefined> {
  try {
    return await io.client.json({ path: pathOf(resource, at) });
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

/** Does what is to be done; answers with the object as it is then. */
async function perform(io: Io, located: Located, change: Reconciled): Promise<JsonObject> {
  const { resource, namespace, name } = located;
  const query = { fieldManager: "kubectl" };
  const create = () =>
    io.client.json({
      method: "POST",
      path: pathOf(resource, { namespace }, query),
      body: JSON.stringify(change.object),
    });
  switch (change.operation) {
    case "none":
      return change.object;
    case "create":
      if (namespace !== undefined) await ensureNamespace(io, namespace);
      return create();
    case "update":
      return io.client.json({
        method: "PUT",
        path: pathOf(resource, { namespace, name }, query),
        body: JSON.stringify(change.object),
      });
    case "recreate":
      await io.client.json({ method: "DELETE", path: pathOf(resource, { namespace, name }) });
      return create();
  }
}

/** Whoever may not make it may still be allowed to write into it. */
async function ensureNamespace(io: Io, name: string): Promise<void> {
  const body = JSON.stringify({ apiVersion: "v1", kind: "Namespace", metadata: { name } });
  try {
    await io.client.json({ method: "POST", path: "/api/v1/namespaces", body });
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    if (!["AlreadyExists", "Forbidden"].includes(error.status.reason ?? "")) throw error;
  }
}

function linesOf({ operation, what, missing, extra }: Reconciled): readonly string[] {
  if (operation === "none") return [];
  const items = (texts: readonly string[]) => texts.map((text) => `\t${text}`);
  return [
    `reconciliation required ${operation}`,
    ...(missing.length > 0 ? [`missing ${what} added:`, ...items(missing)] : []),
    ...(extra.length > 0 ? [`extra ${what} removed:`, ...items(extra)] : []),
  ];
}
