/** `kubesim rollout undo`: goes back to the template of an earlier revision. */
import {
  checkPaused,
  checkUndo,
  skippedUndo,
  undoWarning,
  wayBack,
} from "../../client/kubectl/undo.ts";
import { defineCommand } from "../command.ts";
import { podTemplateLines } from "../describe/pod-template.ts";
import type { Io } from "../io.ts";
import { reportTo } from "../report.ts";
import { type DryRun, dryRunFlag, dryRunOf, dryRunQuery, dryRunSuffix } from "../shared-flags.ts";
import { patchTarget, type Target } from "../targets/targets.ts";
import { forEachTarget, rolloutFlags } from "./each.ts";
import { revisionsOf } from "./revisions.ts";

const flags = {
  ...rolloutFlags,
  ...dryRunFlag,
  "to-revision": { kind: "int", value: "NUMBER", doc: "the revision; 0 is the one before" },
} as const;

export const command = defineCommand({
  name: "rollout undo",
  usage: "(TYPE NAME | TYPE/NAME) [flags]",
  summary: "Go back to an earlier revision",
  flags,
  run(io, { flags: given, args }) {
    const dryRun = dryRunOf(given["dry-run"]);
    const wanted = given["to-revision"] ?? 0;
    const report = reportTo(io, given, { isTyped: true, isApart: false });
    return forEachTarget(io, given, args, async (target) => {
      const message = await undo(io, target, wanted, dryRun);
      // As it was before.
      await report(target, { message, object: target.object });
    });
  },
});

async function undo(io: Io, target: Target, wanted: number, dryRun: DryRun): Promise<string> {
  const { object, resource, name } = target;
  const warning = undoWarning(object, `${resource.plural}/${name}`, "kubesim");
  if (warning !== undefined) io.warn(warning);
  const asked = { object, resource, wanted };
  checkUndo(asked);
  const { template, isThere, patch } = wayBack(asked, await revisionsOf(io, target));
  const isDeployment = resource.kind === "Deployment";
  if (dryRun === "client") {
    const lines = podTemplateLines(template).join("\n");
    return `${isDeployment ? "" : "will roll back to "}${lines}\n${dryRunSuffix(dryRun)}`;
  }
  checkPaused(asked, "kubesim");
  if (isThere) return `${skippedUndo(wanted)}${isDeployment ? "" : dryRunSuffix(dryRun)}`;
  await patchTarget(io, target, { ...patch, query: dryRunQuery(dryRun) });
  return `rolled back${dryRunSuffix(dryRun)}`;
}
