/** `kubesim rollout undo`: goes back to the template of an earlier revision. */
import { equalJson, type Json, type JsonObject } from "../../api/json.ts";
import { lastAppliedAnnotation } from "../../client/three-way.ts";
import { defineCommand } from "../command.ts";
import { podTemplateLines } from "../describe/pod-template.ts";
import { Failure } from "../failure.ts";
import type { Io } from "../io.ts";
import { type DryRun, dryRunFlag, dryRunOf, dryRunQuery, dryRunSuffix } from "../shared-flags.ts";
import { part, patchTarget, type Target, titleOf } from "../targets.ts";
import { forEachTarget, rolloutFlags } from "./each.ts";
import { annotationsOf, type Revision, revisionsOf, templateOf } from "./revisions.ts";

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
    return forEachTarget(io, given, args, async (target) => {
      io.print(`${titleOf(target)} ${await undo(io, target, wanted, dryRun)}`);
    });
  },
});

async function undo(io: Io, target: Target, wanted: number, dryRun: DryRun): Promise<string> {
  warnOfApply(io, target);
  if (wanted < 0) throw new Failure(`unable to find specified revision ${wanted} in history`);
  const { kind, group } = target.resource;
  const rollback = rollbacks[kind];
  if (rollback === undefined) {
    throw new Failure(
      `error retrieving rollbacker for "${kind}", no visitor method exists for {${group} ${kind}}`,
    );
  }
  const { isSame, foretold, patch } = await rollback(io, target, wanted);
  if (dryRun === "client") return `${foretold.join("\n")}\n${dryRunSuffix(dryRun)}`;
  if (isSame) return `skipped rollback (current template already matches revision ${wanted})`;
  await patchTarget(io, target, { ...patch, query: dryRunQuery(dryRun) });
  return `rolled back${dryRunSuffix(dryRun)}`;
}

/** What going back comes to. */
interface Rollback {
  /** There is nothing to go back to. */
  readonly isSame: boolean;
  /** What is said where it is only asked what would be. */
  readonly foretold: readonly string[];
  readonly patch: { readonly type: "json" | "strategic"; readonly body: Json };
}

/** How each kind goes back. */
const rollbacks: Readonly<
  Record<string, (io: Io, target: Target, wanted: number) => Promise<Rollback>>
> = { Deployment: rollbackDeployment, StatefulSet: rollbackByPatch };

async function rollbackDeployment(io: Io, target: Target, wanted: number): Promise<Rollback> {
  const { object, name } = target;
  const none = `no rollout history found for deployment "${name}"`;
  const { keeper, template } = chooseRevision(await revisionsOf(io, target), wanted, none);
  if (part(object, "spec").paused === true) {
    throw new Failure(
      "you cannot rollback a paused deployment; " +
        "resume it first with 'kubesim rollout resume' and try again",
    );
  }
  const bare = templateOf(keeper);
  return {
    isSame: equalJson(bare, templateOf(object)),
    foretold: podTemplateLines(template),
    patch: {
      type: "json",
      body: [
        { op: "replace", path: "/spec/template", value: bare },
        { op: "replace", path: "/metadata/annotations", value: keptAnnotations(object, keeper) },
      ],
    },
  };
}

/** A ControllerRevision holds the very patch that brings its state back. */
async function rollbackByPatch(io: Io, target: Target, wanted: number): Promise<Rollback> {
  const none = "no last revision to roll back to";
  const { keeper, template } = chooseRevision(await revisionsOf(io, target), wanted, none);
  const [title = "", ...lines] = podTemplateLines(template);
  return {
    isSame: equalJson(template, part(target.object, "spec", "template")),
    foretold: [`will roll back to ${title}`, ...lines],
    patch: { type: "strategic", body: part(keeper, "data") },
  };
}

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

/**
 * The revision of that number; for 0 the one before the latest. Oldest first. `none` is what is
 * said where there is no earlier one.
 */
export function chooseRevision(
  revisions: readonly Revision[],
  wanted: number,
  none: string,
): Revision {
  if (wanted === 0) {
    const previous = revisions.at(-2);
    if (previous !== undefined) return previous;
    throw new Failure(none);
  }
  const found = revisions.find(({ number }) => number === wanted);
  if (found !== undefined) return found;
  throw new Failure(`unable to find specified revision ${wanted} in history`);
}

/** Annotations that belong to the Deployment and not to one of its revisions. */
const ownAnnotations = [
  lastAppliedAnnotation,
  "deployment.kubernetes.io/revision",
  "deployment.kubernetes.io/revision-history",
  "deployment.kubernetes.io/desired-replicas",
  "deployment.kubernetes.io/max-replicas",
  "deprecated.deployment.rollback.to",
];

/** Its own annotations stay; all others come from the revision. */
export function keptAnnotations(deployment: JsonObject, replicaSet: JsonObject): JsonObject {
  const pick = (object: JsonObject, isOwn: boolean) =>
    Object.entries(annotationsOf(object)).filter(([key]) => ownAnnotations.includes(key) === isOwn);
  return Object.fromEntries([...pick(deployment, true), ...pick(replicaSet, false)]);
}
