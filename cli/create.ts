/** `kubesim create -f`: makes the objects of manifests, and refuses where they are there. */
import { isObject, type JsonObject } from "../api/json.ts";
import { withLastApplied } from "../client/three-way.ts";
import { defineCommand } from "./command.ts";
import { Failure, RefusedError, throwAll } from "./failure.ts";
import type { Given } from "./flags.ts";
import type { Io } from "./io.ts";
import { locate } from "./located.ts";
import { type Document, readManifests } from "./manifests.ts";
import { forEach, report } from "./report.ts";
import { pathOf } from "./resources.ts";
import {
  dryRunFlag,
  dryRunOf,
  dryRunQuery,
  dryRunSuffix,
  fileFlags,
  outputFlag,
} from "./shared-flags.ts";
import { metadataOf, textAt } from "./targets.ts";
import { fieldValidation, validateFlag } from "./validation.ts";

const flags = {
  ...fileFlags,
  ...outputFlag,
  ...dryRunFlag,
  ...validateFlag,
  "save-config": { kind: "bool", doc: "keep the manifest in an annotation, for apply" },
} as const;

export const command = defineCommand({
  name: "create",
  usage: "-f PATH [flags]",
  summary: "Make the objects of a manifest",
  flags,
  async run(io, { flags: given, args }) {
    const { filename = [], recursive = false } = given;
    if (args.length > 0) {
      throw new Failure(
        `Unexpected args: [${args.join(" ")}]\nSee 'kubesim create -h' for help and examples`,
      );
    }
    if (filename.length === 0) throw new Failure("must specify one of -f and -k");
    const { documents, errors } = readManifests(
      { filenames: filename, isRecursive: recursive },
      io,
    );
    const failures = await forEach(documents, (document) => create(io, document, given));
    if (documents.length === 0 && errors.length === 0) {
      throw new Failure("no objects passed to create");
    }
    throwAll([...errors, ...failures]);
  },
});

async function create(io: Io, document: Document, given: Given<typeof flags>): Promise<void> {
  const located = await locate(io, document);
  const { resource, namespace, source } = located;
  const dryRun = dryRunOf(given["dry-run"]);
  const body = given["save-config"] === true ? withLastApplied(located.object) : located.object;
  let object: JsonObject = body;
  if (dryRun !== "client") {
    const query = {
      ...dryRunQuery(dryRun),
      fieldManager: "kubectl-create",
      fieldValidation: fieldValidation(given.validate),
    };
    const path = pathOf(resource, { namespace }, query);
    object = await io.client
      .json({ method: "POST", path, body: JSON.stringify(body) })
      .catch((error: unknown) => {
        throw error instanceof RefusedError ? error.during("creating", source) : error;
      });
  }
  const metadata = isObject(object.metadata) ? metadataOf(object) : {};
  const name = textAt(metadata, "name");
  const message = `created${dryRunSuffix(dryRun)}`;
  await report(io, { resource, name }, { message, object, output: given.output });
}
