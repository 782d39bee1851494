/** The history of a Deployment: its ReplicaSets by revision. */
import type { JsonObject } from "../../api/json.ts";
import { Failure } from "../failure.ts";
import type { Io } from "../io.ts";
import { pathOf, qualified } from "../resources.ts";
import { metadataOf, part, parts, type Target, textAt } from "../targets.ts";

export const revisionAnnotation = "deployment.kubernetes.io/revision";
export const changeCauseAnnotation = "kubernetes.io/change-cause";

export interface Revision {
  readonly number: number;
  readonly replicaSet: JsonObject;
}

/** The revisions of a Deployment, oldest first. */
export async function revisionsOf(io: Io, target: Target): Promise<readonly Revision[]> {
  if (target.resource.kind !== "Deployment") {
    const { kind, group } = target.resource;
    throw new Failure(
      `error retrieving history for "${kind}", no visitor method exists for {${group} ${kind}}`,
    );
  }
  const replicaSets = await io.resources.find("replicasets.apps");
  const list = await io.client.json({
    path: pathOf(
      replicaSets,
      target.namespace === undefined ? {} : { namespace: target.namespace },
    ),
  });
  return revisionsAmong(parts(list, "items"), textAt(metadataOf(target.object), "uid"));
}

/** Those of the ReplicaSets that `uid` controls, by revision. */
export function revisionsAmong(
  replicaSets: readonly JsonObject[],
  uid: string,
): readonly Revision[] {
  return replicaSets
    .filter((each) =>
      parts(metadataOf(each), "ownerReferences").some(
        (owner) => owner.controller === true && owner.uid === uid,
      ),
    )
    .map((replicaSet) => ({ replicaSet, number: revisionOf(replicaSet) }))
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

const revisionOf = (replicaSet: JsonObject) =>
  Number(annotationsOf(replicaSet)[revisionAnnotation] ?? 0);
