/** The history of a workload: ReplicaSets of a Deployment, ControllerRevisions of other kinds. */
import type { JsonObject } from "../../api/json.ts";
import { Failure } from "../failure.ts";
import type { Io } from "../io.ts";
import { pathOf, qualified } from "../resources.ts";
import { metadataOf, numberAt, part, parts, type Target, textAt } from "../targets.ts";

export const revisionAnnotation = "deployment.kubernetes.io/revision";
export const changeCauseAnnotation = "kubernetes.io/change-cause";

export interface Revision {
  readonly number: number;
  /** The object that keeps it, with the cause of the change in its annotations. */
  readonly keeper: JsonObject;
  readonly template: JsonObject;
}

/** Where a kind keeps its revisions. */
interface Keeping {
  /** The resource of the objects that keep them. */
  readonly resource: string;
  number(keeper: JsonObject): number;
  template(keeper: JsonObject): JsonObject;
}

const inReplicaSets: Keeping = {
  resource: "replicasets.apps",
  number: (keeper) => Number(annotationsOf(keeper)[revisionAnnotation] ?? 0),
  template: (keeper) => part(keeper, "spec", "template"),
};
const inControllerRevisions: Keeping = {
  resource: "controllerrevisions.apps",
  number: (keeper) => numberAt(keeper, "revision"),
  template(keeper) {
    const { $patch: _, ...template } = part(keeper, "data", "spec", "template");
    return template;
  },
};
const keepings: Readonly<Record<string, Keeping>> = {
  Deployment: inReplicaSets,
  StatefulSet: inControllerRevisions,
};

/** The revisions of a workload, oldest first. */
export async function revisionsOf(io: Io, target: Target): Promise<readonly Revision[]> {
  const { kind, group } = target.resource;
  const keeping = keepings[kind];
  if (keeping === undefined) {
    throw new Failure(
      `error retrieving history for "${kind}", no visitor method exists for {${group} ${kind}}`,
    );
  }
  const keepers = await io.resources.find(keeping.resource);
  const list = await io.client.json({
    path: pathOf(keepers, target.namespace === undefined ? {} : { namespace: target.namespace }),
  });
  const uid = textAt(metadataOf(target.object), "uid");
  return revisionsAmong(parts(list, "items"), uid, keeping);
}

/** Those of the objects that `uid` controls, by revision. */
export function revisionsAmong(
  keepers: readonly JsonObject[],
  uid: string,
  keeping: Keeping = inReplicaSets,
): readonly Revision[] {
  return keepers
    .filter((each) =>
      parts(metadataOf(each), "ownerReferences").some(
        (owner) => owner.controller === true && owner.uid === uid,
      ),
    )
    .map((keeper) => ({
      keeper,
      number: keeping.number(keeper),
      template: keeping.template(keeper),
    }))
    .sort((a, b) => a.number - b.number);
}

/** The template of a ReplicaSet as its Deployment has it: without the hash. */
export function templateOf(replicaSet: JsonObject): JsonObject {
  const template = part(replicaSet, "spec", "template");
  const { "pod-template-hash": _, ...labels } = part(template, "metadata", "labels");
  return { ...template, metadata: { ...metadataOf(template), labels } };
}

export const annotationsOf = (object: JsonObject) => part(object, "metadata", "annotations");

/** `deployments.apps "web"` */
export const quoted = ({ resource, name }: Target) => `${qualified(resource)} "${name}"`;
