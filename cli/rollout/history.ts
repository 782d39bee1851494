/** `kubesim rollout history`: the revisions of a workload, or one of them in full. */
import type { JsonObject } from "../../api/json.ts";
import { Failure } from "../../client/kubectl/failure.ts";
import {
  annotationsOf,
  changeCauseAnnotation,
  historyLines,
  keeperOf,
} from "../../client/kubectl/revisions.ts";
import { defineCommand } from "../command.ts";
import { podTemplateLines } from "../describe/pod-template.ts";
import type { Io } from "../io.ts";
import { part, type Target, textAt, titleOf } from "../targets.ts";
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
  run: (io, { flags: given, args }) =>
    forEachTarget(io, given, args, (target) => show(io, target, given.revision ?? 0)),
});

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
  const found = revisions.find(({ number }) => number === wanted);
  if (found === undefined) throw new Failure("unable to find the specified revision");
  const template =
    target.resource.kind === "Deployment"
      ? withCause(found.object)
      : keeperOf(target.resource).template(found.object);
  io.print(`${[title, ...podTemplateLines(template)].join("\n")}\n`);
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
