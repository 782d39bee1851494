/** `kubesim apply set-last-applied`: has objects count as applied with what manifests say. */
import { Failure, throwAll } from "../../client/kubectl/failure.ts";
import { lastApplied, lastAppliedText } from "../../client/three-way.ts";
import { defineCommand } from "../command.ts";
import { locate } from "../files/located.ts";
import { type Document, readManifests } from "../files/manifests.ts";
import type { Io } from "../io.ts";
import { nothingGiven, reportFlags, reportTo } from "../report.ts";
import { pathOf } from "../server/resources.ts";
import { dryRunFlag, dryRunOf, dryRunQuery, dryRunSuffix, fileFlags } from "../shared-flags.ts";
import type { Target } from "../targets/targets.ts";
import { sendLastApplied } from "./annotation.ts";

const flags = {
  filename: fileFlags.filename,
  "create-annotation": { kind: "bool", doc: "of objects that were never applied too" },
  ...dryRunFlag,
  ...reportFlags,
} as const;

export const command = defineCommand({
  name: "apply set-last-applied",
  usage: "-f PATH [flags]",
  summary: "Have objects count as applied with what manifests say",
  flags,
  async run(io, { flags: given }) {
    const { filename = [] } = given;
    if (filename.length === 0) throw nothingGiven();
    const dryRun = dryRunOf(given["dry-run"]);
    const report = reportTo(io, given);
    const { documents, errors } = await readManifests(
      { filenames: filename, isRecursive: false },
      io,
    );
    throwAll(errors);
    const changes: Change[] = [];
    // Nothing is sent where one of them cannot be.
    for (const document of documents) {
      const change = await changeOf(io, document, given["create-annotation"] === true);
      if (change !== undefined) changes.push(change);
    }
    for (const { target, text } of changes) {
      const query = { ...dryRunQuery(dryRun), fieldManager: "kubectl" };
      const object =
        dryRun === "client" ? target.object : await sendLastApplied(io, target, { text, query });
      await report(target, { message: `configured${dryRunSuffix(dryRun)}`, object });
    }
  },
});

interface Change {
  readonly target: Target;
  readonly text: string;
}

/** Nothing where the object is as the manifest says already. */
async function changeOf(
  io: Io,
  document: Document,
  mayCreate: boolean,
): Promise<Change | undefined> {
  const { resource, namespace, name, object: manifest } = await locate(io, document);
  const object = await io.client.json({ path: pathOf(resource, { namespace, name }) });
  if (Object.keys(lastApplied(object)).length === 0 && !mayCreate) {
    throw new Failure(
      `no last-applied-configuration annotation found on resource: ${name}, ` +
        "to create the annotation, run the command with --create-annotation",
    );
  }
  const text = lastAppliedText(manifest);
  if (text === lastAppliedText(lastApplied(object))) {
    io.print(`set-last-applied ${name}: no changes required.`);
    return undefined;
  }
  return { target: { resource, namespace, name, object }, text };
}
