/** How `rollout undo` goes back to an earlier revision. Source: kubectl 1.36. */
import { equalJson, type JsonObject } from "../../api/json.ts";
import { metadataOf, part, textAt } from "../../api/json-parts.ts";
import { lastAppliedAnnotation } from "../three-way.ts";
import { Failure } from "./failure.ts";
import type { Served } from "./resources.ts";
import {
  annotationsOf,
  controllerRevisions,
  hasRevisions,
  type Revision,
  revisionAnnotation,
  templateOf,
} from "./revisions.ts";

/** A workload that is to go back. */
export interface Undo {
  readonly object: JsonObject;
  readonly resource: Pick<Served, "kind" | "group">;
  /** The number of a revision; 0 is the one before the latest. */
  readonly wanted: number;
}

/** What brings an earlier template back. */
export interface WayBack {
  /** As it is kept: that of a ReplicaSet has the label with its hash. */
  readonly template: JsonObject;
  /** Whether the workload has this template already. */
  readonly isThere: boolean;
  readonly patch: { readonly type: "json" | "strategic"; readonly body: unknown };
}

/** Refuses what has no revisions, and those that cannot be. */
export function checkUndo({ resource: { kind, group }, wanted }: Undo): void {
  if (wanted < 0) throw revisionNotFound(wanted);
  if (hasRevisions(kind)) return;
  const whole = group === "" ? kind : `${kind}.${group}`;
  if (kindsWithoutWayBack.has(whole)) {
    throw new Failure(`no rollbacker has been implemented for "${whole}"`);
  }
  const fact = `no visitor method exists for {${group} ${kind}}`;
  throw new Failure(`error retrieving rollbacker for "${whole}", ${fact}`);
}

/** Kinds that kubectl knows, and brings back to nothing. Source: kubectl 1.36, pkg/apps. */
const kindsWithoutWayBack: ReadonlySet<string> = new Set([
  "Pod",
  "ReplicationController",
  "ReplicaSet.apps",
  "Job.batch",
  "CronJob.batch",
]);

/** Refuses to bring a Deployment back that is paused. `program` is what the user calls. */
export function checkPaused({ object, resource: { kind } }: Undo, program: string): void {
  if (kind !== "Deployment" || part(object, "spec").paused !== true) return;
  throw new Failure(
    "you cannot rollback a paused deployment; " +
      `resume it first with '${program} rollout resume' and try again`,
  );
}

/** A manifest that was applied still says what is undone. Undefined where none was. */
export function undoWarning(object: JsonObject, title: string, program: string) {
  if (annotationsOf(object)[lastAppliedAnnotation] === undefined) return undefined;
  return (
    `Warning: resource ${title} was previously managed with '${program} apply'. ` +
    `Rolling back will not update the ${lastAppliedAnnotation} annotation, which may cause ` +
    `unexpected behavior on future '${program} apply' operations. Consider using ` +
    `'${program} apply' with your previous configuration file instead.`
  );
}

/** The way back to one of its revisions, oldest first. Throws Failure where there is none. */
export function wayBack(
  { object, resource: { kind }, wanted }: Undo,
  revisions: readonly Revision[],
): WayBack {
  return kind === "Deployment"
    ? byTemplate(object, revisions, wanted)
    : byPatch(object, revisions, wanted);
}

/** What is told of a workload that is there already. */
export const skippedUndo = (wanted: number) =>
  `skipped rollback (current template already matches revision ${wanted})`;

function byTemplate(object: JsonObject, revisions: readonly Revision[], wanted: number): WayBack {
  const nothingBefore = `no rollout history found for deployment "${nameOf(object)}"`;
  const chosen = chooseRevision(revisions, wanted, nothingBefore).object;
  const template = templateOf(chosen);
  const body = [
    { op: "replace", path: "/spec/template", value: template },
    { op: "replace", path: "/metadata/annotations", value: keptAnnotations(object, chosen) },
  ];
  const isThere = equalJson(template, templateOf(object));
  const kept = part(chosen, "spec", "template");
  return { template: kept, isThere, patch: { type: "json", body } };
}

/** The data of a ControllerRevision is a patch that brings its template back. */
function byPatch(object: JsonObject, revisions: readonly Revision[], wanted: number): WayBack {
  const chosen = chooseRevision(revisions, wanted, "no last revision to roll back to").object;
  const template = controllerRevisions.template(chosen);
  const isThere = equalJson(template, part(object, "spec", "template"));
  return { template, isThere, patch: { type: "strategic", body: part(chosen, "data") } };
}

const nameOf = (object: JsonObject) => textAt(metadataOf(object), "name");

const revisionNotFound = (wanted: number) =>
  new Failure(`unable to find specified revision ${wanted} in history`);

/** `nothingBefore` says that there is none before the latest. */
function chooseRevision(
  revisions: readonly Revision[],
  wanted: number,
  nothingBefore: string,
): Revision {
  if (wanted === 0) {
    const previous = revisions.at(-2);
    if (previous !== undefined) return previous;
    throw new Failure(nothingBefore);
  }
  const found = revisions.find(({ number }) => number === wanted);
  if (found !== undefined) return found;
  throw revisionNotFound(wanted);
}

/** Annotations that belong to the Deployment and not to one of its revisions. */
const ownAnnotations = [
  lastAppliedAnnotation,
  revisionAnnotation,
  "deployment.kubernetes.io/revision-history",
  "deployment.kubernetes.io/desired-replicas",
  "deployment.kubernetes.io/max-replicas",
  "deprecated.deployment.rollback.to",
];

/** Its own annotations stay; all others come from the revision. */
function keptAnnotations(deployment: JsonObject, replicaSet: JsonObject): JsonObject {
  const pick = (object: JsonObject, isOwn: boolean) =>
    Object.entries(annotationsOf(object)).filter(([key]) => ownAnnotations.includes(key) === isOwn);
  return Object.fromEntries([...pick(deployment, true), ...pick(replicaSet, false)]);
}
