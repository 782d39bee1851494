/** `kubesim rollout undo`: goes back to the template of an earlier revision. */
import { equalJson } from "../../api/json.ts";
import { Failure } from "../../client/kubectl/failure.ts";
import {
  annotationsOf,
  chooseRevision,
  controllerRevisions,
  keptAnnotations,
  revisionNotFound,
  templateOf,
} from "../../client/kubectl/revisions.ts";
import { lastAppliedAnnotation } from "../../client/three-way.ts";
import { defineCommand } from "../command.ts";
import { podTemplateLines } from "../describe/pod-template.ts";
import type { Io } from "../io.ts";
import { reportTo } from "../report.ts";
import { type DryRun, dryRunFlag, dryRunOf, dryRunQuery, dryRunSuffix } from "../shared-flags.ts";
import { part, patchTarget, type Target } from "../targets/targets.ts";
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
  warnOfApply(io, target);
  if (wanted < 0) throw revisionNotFound(wanted);
  switch (target.resource.kind) {
    case "Deployment":
      return undoDeployment(io, target, wanted, dryRun);
    case "DaemonSet":
    case "StatefulSet":
      return undoByPatch(io, target, wanted, dryRun);
    default: {
      const { kind, group } = target.resource;
      throw new Failure(
        `error retrieving rollbacker for "${kind}", no visitor method exists for {${group} ${kind}}`,
      );
    }
  }
}

async function undoDeployment(io: Io, target: Target, wanted: number, dryRun: DryRun) {
  if (part(target.object, "spec").paused === true) {
    throw new Failure(
      "you cannot rollback a paused deployment; " +
        "resume it first with 'kubesim rollout resume' and try again",
    );
  }
  const nothingBefore = `no rollout history found for deployment "${target.name}"`;
  const { object } = chooseRevision(await revisionsOf(io, target), wanted, nothingBefore);
  if (dryRun === "client") {
    const lines = podTemplateLines(part(object, "spec", "template")).join("\n");
    return `${lines}\n${dryRunSuffix(dryRun)}`;
  }
  const template = templateOf(object);
  if (equalJson(template, templateOf(target.object))) return skipped(wanted);
  const annotations = keptAnnotations(target.object, object);
  const body = [
    { op: "replace", path: "/spec/template", value: template },
    { op: "replace", path: "/metadata/annotations", value: annotations },
  ];
  await patchTarget(io, target, { type: "json", body, query: dryRunQuery(dryRun) });
  return `rolled back${dryRunSuffix(dryRun)}`;
}

/** The data of a ControllerRevision is a patch that brings its template back. */
async function undoByPatch(io: Io, target: Target, wanted: number, dryRun: DryRun) {
  const revisions = await revisionsOf(io, target);
  const { object } = chooseRevision(revisions, wanted, "no last revision to roll back to");
  const template = controllerRevisions.template(object);
  if (dryRun === "client") {
    const lines = podTemplateLines(template).join("\n");
    return `will roll back to ${lines}\n${dryRunSuffix(dryRun)}`;
  }
  if (equalJson(template, part(target.object, "spec", "template"))) {
    return `${skipped(wanted)}${dryRunSuffix(dryRun)}`;
  }
  const body = part(object, "data");
  await patchTarget(io, target, { type: "strategic", body, query: dryRunQuery(dryRun) });
  return `rolled back${dryRunSuffix(dryRun)}`;
}

const skipped = (wanted: number) =>
  `skipped rollback (current template already matches revision ${wanted})`;

/** A manifest that was applied still says what is undone here. */
function warnOfApply(io: Io, { object, resource, name }: Target): void {
  if (annotationsOf(object)[lastAppliedAnnotation] === undefined) return;
  io.warn(
    `Warning: resource ${resource.plural}/${name} was previously managed with 'kubesim apply'. ` +
      `Rolling back will not update the ${lastAppliedAnnotation} annotation, which may cause ` +
      "unexpected behavior on future 'kubesim apply' operations. Consider using " +
      "'kubesim apply' with your previous configuration file instead.",
  );
}
