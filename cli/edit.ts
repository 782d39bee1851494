/** `kubesim edit`: objects in an editor, which is opened again until the server takes them. */
import { sorted } from "../api/go-json.ts";
import type { JsonObject } from "../api/json.ts";
import { Failure } from "../client/kubectl/failure.ts";
import type { Given } from "../client/kubectl/flags.ts";
import { editPatch, withLastApplied } from "../client/three-way.ts";
import { defineCommand } from "./command.ts";
import { instructions } from "./edit/file.ts";
import { openedFor } from "./edit/opened.ts";
import { editUntilTaken } from "./edit/until-taken.ts";
import { structureOf } from "./files/structure.ts";
import type { Io } from "./io.ts";
import { withoutManagedFields } from "./printers/objects.ts";
import { reportTo } from "./report.ts";
import { fileFlags } from "./shared-flags.ts";
import { patchTarget, pathOfTarget, type Target } from "./targets/targets.ts";
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
  records: true,
  async run(io, { flags: given, args }) {
    const { targets, isJson } = await openedFor(io, { ...given, args });
    await editUntilTaken(io, await shownOf(io, targets, given), {
      isJson,
      instructions,
      isValidated: fieldValidation(given.validate) !== "Ignore",
      send: (target, edited) => send(io, target, edited, given),
      renamed: () => new Failure("At least one of apiVersion, kind and name was changed"),
    });
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

async function send(io: Io, target: Target, edited: JsonObject, given: Options): Promise<void> {
  const { subresource = "" } = given;
  const report = reportTo(io, given);
  const structure = await structureOf(target);
  const live = target.object;
  const manifest = given["save-config"] === true ? withLastApplied(edited) : edited;
  const changes = editPatch(structure, live, manifest);
  if (Object.keys(changes).length === 0) {
    await report(target, { message: "skipped", object: live });
    return;
  }
  const body = sorted(changes);
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
