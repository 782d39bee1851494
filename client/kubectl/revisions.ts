/** The history of a workload: what its templates were, by revision. Source: kubectl 1.36. */
import type { JsonObject } from "../../api/json.ts";
import { metadataOf, numberAt, part, parts, textAt } from "../../api/json-parts.ts";
import { Failure } from "./failure.ts";
import type { Served } from "./resources.ts";
import { alignLines, describeTabs } from "./tabwriter.ts";

export const revisionAnnotation = "deployment.kubernetes.io/revision";
export const changeCauseAnnotation = "kubernetes.io/change-cause";

export interface Revision {
  readonly number: number;
  /** The ReplicaSet or ControllerRevision that keeps it. */
  readonly object: JsonObject;
}

/** The resource whose objects keep the revisions of a kind, and how they do. */
export interface Keeper {
  readonly resource: string;
  number(object: JsonObject): number;
  template(object: JsonObject): JsonObject;
}

export const replicaSets: Keeper = {
  resource: "replicasets.apps",
  number: (object) => Number(annotationsOf(object)[revisionAnnotation] ?? 0),
  template: templateOf,
};

export const controllerRevisions: Keeper = {
  resource: "controllerrevisions.apps",
  number: (object) => numberAt(object, "revision"),
  template(object) {
    const { $patch: _, ...template } = part(object, "data", "spec", "template");
    return template;
  },
};

const keepers: Readonly<Record<string, Keeper>> = {
  Deployment: replicaSets,
  DaemonSet: controllerRevisions,
  StatefulSet: controllerRevisions,
};

export const hasRevisions = (kind: string) => Object.hasOwn(keepers, kind);

/** What keeps the revisions of a kind. Throws where a kind has none. */
export function keeperOf({ kind, group }: Pick<Served, "kind" | "group">): Keeper {
  const keeper = keepers[kind];
  if (keeper !== undefined) return keeper;
  throw new Failure(
    `error retrieving history for "${kind}", no visitor method exists for {${group} ${kind}}`,
  );
}

/** Those of the objects that `uid` controls, by revision. */
export function revisionsAmong(
  { number }: Keeper,
  objects: readonly JsonObject[],
  uid: string,
): readonly Revision[] {
  return objects
    .filter((each) =>
      parts(metadataOf(each), "ownerReferences").some(
        (owner) => owner.controller === true && owner.uid === uid,
      ),
    )
    .map((object) => ({ object, number: number(object) }))
    .sort((a, b) => a.number - b.number);
}

/** The template of a ReplicaSet as its Deployment has it: without the hash. */
export function templateOf(replicaSet: JsonObject): JsonObject {
  const template = part(replicaSet, "spec", "template");
  const { "pod-template-hash": _, ...labels } = part(template, "metadata", "labels");
  return { ...template, metadata: { ...metadataOf(template), labels } };
}

export const annotationsOf = (object: JsonObject) => part(object, "metadata", "annotations");

/** The table of revisions, oldest first. */
export function historyLines(revisions: readonly Revision[]): readonly string[] {
  const rows = revisions.map(({ number, object }) => {
    const cause = textAt(annotationsOf(object), changeCauseAnnotation);
    return `${number}\t${cause === "" ? "<none>" : cause}`;
  });
  return alignLines(["REVISION\tCHANGE-CAUSE", ...rows], describeTabs);
}
