/** `kubesim apply edit-last-applied`: what was last applied to objects, in an editor. */
import { qualifiedResource } from "../../api/status.ts";
import { Failure, Told } from "../../client/kubectl/failure.ts";
import { lastApplied, lastAppliedText } from "../../client/three-way.ts";
import { defineCommand } from "../command.ts";
import { lastAppliedInstructions } from "../edit/file.ts";
import { openedFor } from "../edit/opened.ts";
import { editUntilTaken } from "../edit/until-taken.ts";
import { reportFlags, reportTo } from "../report.ts";
import { fileFlags } from "../shared-flags.ts";
import { metadataOf, type Target } from "../targets/targets.ts";
import { fieldValidation, validateFlag } from "../validation.ts";
import { sendLastApplied } from "./annotation.ts";

const flags = {
  ...fileFlags,
  ...reportFlags,
  ...validateFlag,
  "field-manager": { kind: "text", value: "NAME", doc: "who then owns the annotation" },
} as const;

export const command = defineCommand({
  name: "apply edit-last-applied",
  usage: "(TYPE NAME | TYPE/NAME | -f PATH) [flags]",
  summary: "Change what was last applied to objects in an editor",
  flags,
  records: true,
  async run(io, { flags: given, args }) {
    const { targets, isJson } = await openedFor(io, { ...given, args });
    const report = reportTo(io, given);
    const query = { fieldManager: given["field-manager"] ?? "kubectl-client-side-apply" };
    await editUntilTaken(io, appliedOf(targets), {
      isJson,
      instructions: lastAppliedInstructions,
      isValidated: fieldValidation(given.validate) !== "Ignore",
      renamed: (object, [target]) => {
        const resource = target === undefined ? "" : qualifiedResource(target.resource);
        const { name } = metadataOf(object);
        return new Told(`Error from server (NotFound): ${resource} "${name}" not found`);
      },
      async send(target, edited) {
        const text = lastAppliedText(edited);
        const isSame = text === lastAppliedText(target.object);
        if (!isSame) await sendLastApplied(io, target, { text, query });
        await report(target, { message: isSame ? "skipped" : "edited", object: edited });
      },
    });
  },
});

/** What was last applied, in place of the objects. */
function appliedOf(targets: readonly Target[]): readonly Target[] {
  const applied = targets
    .map((target) => ({ ...target, object: lastApplied(target.object) }))
    .filter(({ object }) => Object.keys(object).length > 0);
  if (applied.length > 0) return applied;
  throw new Failure(
    "no last-applied-configuration annotation found on resources, to create the annotation, " +
      "use command `kubesim apply set-last-applied --create-annotation`",
  );
}
