/** `kubesim create -f`: makes the objects of manifests, and refuses where they are there. */

import { Failure, RefusedError, throwAll } from "../client/kubectl/failure.ts";
import { withLastApplied } from "../client/three-way.ts";
import { defineCommand } from "./command.ts";
import { locate } from "./files/located.ts";
import { type Document, readManifests } from "./files/manifests.ts";
import type { Io } from "./io.ts";
import { forEach, type Report, reportFlags, reportTo } from "./report.ts";
import { sendRaw } from "./server/raw.ts";
import { pathOf } from "./server/resources.ts";
import {
  type DryRun,
  dryRunFlag,
  dryRunOf,
  dryRunQuery,
  dryRunSuffix,
  fileFlags,
  selectorFlag,
} from "./shared-flags.ts";
import { labelFilter, metadataOf, textAt } from "./targets/targets.ts";
import { fieldValidation, validateFlag } from "./validation.ts";

const flags = {
  ...fileFlags,
  ...selectorFlag,
  ...reportFlags,
  ...dryRunFlag,
  ...validateFlag,
  "save-config": { kind: "bool", doc: "keep the manifest in an annotation, for apply" },
  "field-manager": { kind: "text", value: "NAME", doc: "who then owns the fields" },
  raw: { kind: "text", value: "PATH", doc: "post the file to this path" },
  edit: { kind: "bool", doc: "open each object in an editor before it is made" },
} as const;

export const command = defineCommand({
  name: "create",
  usage: "-f PATH [flags]",
  summary: "Make the objects of a manifest",
  flags,
  records: true,
  async run(io, { flags: given, args }) {
    const { filename = [], recursive = false } = given;
    if (args.length > 0) {
      throw new Failure(
        `Unexpected args: [${args.join(" ")}]\nSee 'kubesim create -h' for help and examples`,
      );
    }
    if ((given.raw ?? "") !== "") return sendRaw(io, "POST", given);
    if (filename.length === 0) throw new Failure("must specify one of -f and -k");
    const creation: Creation = {
      dryRun: dryRunOf(given["dry-run"]),
      validation: fieldValidation(given.validate),
      savesConfig: given["save-config"] === true,
      fieldManager: given["field-manager"] ?? "kubectl-create",
      report: reportTo(io, given),
    };
    const isWanted = await labelFilter(given.selector);
    const isValidated = creation.validation === "Strict";
    const files = { filenames: filename, isRecursive: recursive, isValidated };
    const { documents, errors } = await readManifests(files, io);
    const wanted = documents.filter(({ object }) => isWanted(object));
    const act = given.edit === true ? edited : create;
    const failures = await forEach(wanted, (document) => act(io, document, creation));
    if (wanted.length === 0 && errors.length === 0) {
      throw new Failure("no objects passed to create");
    }
    throwAll([...failures, ...errors]);
  },
});

/** Makes what the object has become in the editor; nothing where it stayed as it was. */
async function edited(io: Io, document: Document, creation: Creation): Promise<void> {
  const { editUntilTaken } = await import("./edit/until-taken.ts");
  const { instructions } = await import("./edit/file.ts");
  await editUntilTaken(io, [await locate(io, document)], {
    isJson: false,
    isNew: true,
    instructions,
    isValidated: creation.validation !== "Ignore",
    send: (_, object) => create(io, { ...document, object, source: "" }, creation),
    renamed: () => new Failure("there is nothing to make"),
  });
}

interface Creation {
  readonly dryRun: DryRun;
  readonly validation: string;
  /** True where the manifest is kept in an annotation. */
  readonly savesConfig: boolean;
  readonly fieldManager: string;
  readonly report: Report;
}

async function create(io: Io, document: Document, creation: Creation): Promise<void> {
  const { dryRun, validation, savesConfig, report } = creation;
  const located = await locate(io, document);
  const { resource, namespace, source } = located;
  let object = savesConfig ? withLastApplied(located.object) : located.object;
  if (dryRun !== "client") {
    const query = {
      ...dryRunQuery(dryRun),
      fieldManager: creation.fieldManager,
      fieldValidation: validation,
    };
    const path = pathOf(resource, { namespace }, query);
    object = await io.client
      .json({ method: "POST", path, body: JSON.stringify(object) })
      .catch((error: unknown) => {
        // What was in an editor is of no file.
        const isOfFile = error instanceof RefusedError && source !== "";
        throw isOfFile ? error.during("creating", source) : error;
      });
  }
  const name = textAt(metadataOf(object), "name") || "<unknown>";
  await report({ resource, name }, { message: `created${dryRunSuffix(dryRun)}`, object });
}
