/** `kubesim rollout history`: the revisions of a workload, or one of them in full. */
import { defineCommand } from "../command.ts";
import { podTemplateLines } from "../describe/pod-template.ts";
import { Failure } from "../failure.ts";
import type { Io } from "../io.ts";
import { alignLines, describeTabs } from "../tabwriter.ts";
import { part, type Target, textAt, titleOf } from "../targets.ts";
import { forEachTarget, rolloutFlags } from "./each.ts";
import { annotationsOf, changeCauseAnnotation, type Revision, revisionsOf } from "./revisions.ts";

const flags = {
  ...rolloutFlags,
  revision: { kind: "int", value: "NUMBER", doc: "show this revision in full" },
} as const;

export const command = defineCommand({
  name: "rollout history",
  usage: "(TYPE NAME | TYPE/NAME) [flags]",
  summary: "Show the revisions of a workload",
  flags,
  run: (io, { flags: given, args }) =>
    forEachTarget(io, given, args, (target) => show(io, target, given.revision ?? 0)),
});

async function show(io: Io, target: Target, wanted: number): Promise<void> {
  const revisions = await revisionsOf(io, target);
  if (wanted === 0 && revisions.length === 0) {
    io.print(`${titleOf(target)} \nNo rollout history found.`);
    return;
  }
  if (wanted === 0) {
    io.print(`${titleOf(target)} \n${historyLines(revisions).join("\n")}\n`);
    return;
  }
  const found = revisions.find(({ number }) => number === wanted);
  if (found === undefined) throw new Failure("unable to find the specified revision");
  const lines = [`${titleOf(target)} with revision #${wanted}`, ...revisionLines(found)];
  io.print(`${lines.join("\n")}\n`);
}

/** The table of revisions, oldest first. */
export function historyLines(revisions: readonly Revision[]): readonly string[] {
  const rows = revisions.map(({ number, keeper }) => {
    const cause = textAt(annotationsOf(keeper), changeCauseAnnotation);
    return `${number}\t${cause === "" ? "<none>" : cause}`;
  });
  return alignLines(["REVISION\tCHANGE-CAUSE", ...rows], describeTabs);
}

/** kubectl leaves the tabs of a template as they are here. */
function revisionLines({ keeper, template }: Revision): readonly string[] {
  const cause = textAt(annotationsOf(keeper), changeCauseAnnotation);
  // Only the templates of Deployments are shown with the cause of their change.
  if (cause === "" || keeper.kind !== "ReplicaSet") return podTemplateLines(template);
  const metadata = part(template, "metadata");
  const annotations = { ...part(metadata, "annotations"), [changeCauseAnnotation]: cause };
  return podTemplateLines({ ...template, metadata: { ...metadata, annotations } });
}
