/** The step that goes back to an earlier revision, as `kubectl rollout undo` does. */
import { ControllerRevision } from "../../../api/apps/controller-revision.ts";
import { ReplicaSet } from "../../../api/apps/replicaset.ts";
import type { JsonObject } from "../../../api/json.ts";
import {
  controllerRevisions,
  hasRevisions,
  type Revision,
  replicaSets,
  revisionsAmong,
} from "../../../client/kubectl/revisions.ts";
import { checkPaused, checkUndo, wayBack } from "../../../client/kubectl/undo.ts";
import type { Stage } from "../stage.ts";
import type { Said } from "./objects.ts";
import { patch, targetOf, titleOf } from "./requests.ts";

/** Throws what a user is told. */
export function undo(stage: Stage, { target, namespace, toRevision = 0 }: Said<"undo">): void {
  const { reference, object } = targetOf(stage, target, namespace);
  if (!hasRevisions(object.kind)) {
    throw new RangeError(`${titleOf(reference)} has no revisions to go back to`);
  }
  const asked = {
    // Objects of the API are JSON.
    object: object as unknown as JsonObject,
    resource: { kind: object.kind, group: reference.resource.group },
    wanted: toRevision,
  };
  checkUndo(asked);
  const back = wayBack(asked, revisionsOf(stage, object.kind, object.metadata));
  checkPaused(asked, "kubectl");
  if (!back.isThere) patch(stage, reference, back.patch.body, back.patch);
}

/** Oldest first. */
function revisionsOf(
  { cluster }: Stage,
  kind: string,
  { namespace, uid = "" }: ReplicaSet["metadata"],
): readonly Revision[] {
  const keeper = kind === "Deployment" ? replicaSets : controllerRevisions;
  const kept =
    kind === "Deployment"
      ? cluster.list(ReplicaSet, namespace)
      : cluster.list(ControllerRevision, namespace);
  return revisionsAmong(keeper, kept as readonly object[] as readonly JsonObject[], uid);
}
