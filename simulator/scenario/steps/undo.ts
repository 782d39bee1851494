/** The step that goes back to the revision before, as `kubectl rollout undo` does. */
import { ControllerRevision } from "../../../api/apps/controller-revision.ts";
import { ReplicaSet } from "../../../api/apps/replicaset.ts";
import type { JsonObject } from "../../../api/json.ts";
import { part } from "../../../api/json-parts.ts";
import type { KubeObject } from "../../../api/resource.ts";
import { controllerRef } from "../../../client/controller.ts";
import type { Stage } from "../stage.ts";
import type { Said } from "./objects.ts";
import { patch, targetOf, titleOf } from "./requests.ts";

const revisionAnnotation = "deployment.kubernetes.io/revision";

const undoable: readonly string[] = ["Deployment", "DaemonSet", "StatefulSet"];

export function undo(stage: Stage, { target, namespace }: Said<"undo">): void {
  const { reference, object } = targetOf(stage, target, namespace);
  const title = titleOf(reference);
  if (!undoable.includes(object.kind)) {
    throw new RangeError(`${title} has no revisions to go back to`);
  }
  if (object.kind === "Deployment") {
    // Objects of the API are JSON.
    if (part(object as unknown as JsonObject, "spec").paused === true) {
      throw new RangeError(`${title}: you cannot rollback a paused deployment; resume it first`);
    }
    const { spec } = before(ownedSets(stage, object), ({ metadata }) =>
      Number(metadata.annotations?.[revisionAnnotation] ?? 0),
    );
    patch(stage, reference, [{ op: "replace", path: "/spec/template", value: templateOf(spec) }], {
      type: "json",
    });
    return;
  }
  const revisions = stage.cluster
    .list(ControllerRevision, object.metadata.namespace)
    .filter((revision) => controllerRef(revision)?.uid === object.metadata.uid);
  patch(stage, reference, before(revisions, ({ revision }) => revision).data);
}

const ownedSets = (stage: Stage, { metadata }: KubeObject): readonly ReplicaSet[] =>
  stage.cluster
    .list(ReplicaSet, metadata.namespace)
    .filter((set) => controllerRef(set)?.uid === metadata.uid);

/** The one before the latest. Throws RangeError where there is none. */
function before<T>(all: readonly T[], revisionOf: (each: T) => number): T {
  const [, found] = [...all].sort((one, other) => revisionOf(other) - revisionOf(one));
  if (found === undefined) throw new RangeError("there is no revision before");
  return found;
}

/** The template as its Deployment had it: without the label that tells ReplicaSets apart. */
function templateOf({ template }: ReplicaSet["spec"]) {
  const { "pod-template-hash": _, ...labels } = template?.metadata?.labels ?? {};
  return { ...template, metadata: { ...template?.metadata, labels } };
}
