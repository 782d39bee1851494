/** `kubesim rollout history`: the revisions of a workload, or one of them in full. */
import type { JsonObject } from "../../api/json.ts";
import { Failure } from "../../client/kubectl/failure.ts";
import {
  annotationsOf,
  changeCauseAnnotation,
  historyLines,
  keeperOf,
  type Revision,
} from "../../client/kubectl/revisions.ts";
import { defineCommand } from "../command.ts";
import { podTemplateLines } from "../describe/pod-template.ts";
import type { Io } from "../io.ts";
import { type Report, reportTo } from "../report.ts";
import { part, type Target, textAt, titleOf } from "../targets/targets.ts";
import { forEachTarget, rolloutFlags } from "./each.ts";
import { revisionsOf } from "./revisions.ts";

const flags = {
  ...rolloutFlags,
  revision: { kind: "int", value: "NUMBER", doc: "show this revision in full" },
} as const;

export const command = defineCommand({
  name: "rollout history",
  usage: "(TYPE NAME | TYPE/NAME) [flags]",
  summary: "Show the revisions of a workload",
  flags,
  run(io, { flags: given, args }) {
    const wanted = given.revision ?? 0;
    if (wanted < 0) throw new Failure(`revision must be a positive integer: ${wanted}`);
    const report = (given.output ?? "") === "" ? undefined : reportTo(io, given, { isTyped: true });
    return forEachTarget(io, given, args, (target) =>
      report === undefined ? show(io, target, wanted) : print(io, target, { wanted, report }),
    );
  },
});

/** What the revisions are kept as: sets of replicas, or the workload as it was. */
async function print(
  io: Io,
  target: Target,
  { wanted, report }: { readonly wanted: number; readonly report: Report },
): Promise<void> {
  const all = await revisionsOf(io, target);
  const revisions = wanted === 0 ? all : [revisionAmong(all, wanted)];
  const isKept = target.resource.kind === "Deployment";
  for (const { object } of revisions) {
    const shown = isKept ? { ...object, ...replicaSetType } : asItWas(target.object, object);
    await report(target, { message: "", object: shown });
  }
}

const replicaSetType = { apiVersion: "apps/v1", kind: "ReplicaSet" };

/** The data of a ControllerRevision is a patch that brings its template back. */
function asItWas(object: JsonObject, revision: JsonObject): JsonObject {
  const template = keeperOf({ kind: textAt(object, "kind"), group: "apps" }).template(revision);
  return { ...object, spec: { ...part(object, "spec"), template } };
}

async function show(io: Io, target: Target, wanted: number): Promise<void> {
  const revisions = await revisionsOf(io, target);
  const title = `${titleOf(target)}${wanted === 0 ? " " : ` with revision #${wanted}`}`;
  if (revisions.length === 0) {
    io.print(`${title}\nNo rollout history found.`);
    return;
  }
  if (wanted === 0) {
    io.print(`${title}\n${historyLines(revisions).join("\n")}\n`);
    return;
  }
  const found = revisionAmong(revisions, wanted);
  const template =
    target.resource.kind === "Deployment"
      ? withCause(found.object)
      : keeperOf(target.resource).template(found.object);
  io.print(`${[title, ...podTemplateLines(template)].join("\n")}\n`);
}

function revisionAmong(revisions: readonly Revision[], wanted: number): Revision {
  const found = revisions.find(({ number }) => number === wanted);
  if (found === undefined) throw new Failure("unable to find the specified revision");
  return found;
}

/** The template of a ReplicaSet with the cause of its change, for Deployments show it there. */
function withCause(replicaSet: JsonObject): JsonObject {
  const template = part(replicaSet, "spec", "template");
  const cause = textAt(annotationsOf(replicaSet), changeCauseAnnotation);
  if (cause === "") return template;
  const metadata = part(template, "metadata");
  const annotations = { ...part(metadata, "annotations"), [changeCauseAnnotation]: cause };
  return { ...template, metadata: { ...metadata, annotations } };
}
