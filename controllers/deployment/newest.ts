/** Sees to the ReplicaSet of the current template: its revision, or that there is one. */
import { Deployment } from "../../api/apps/deployment.ts";
import { ReplicaSet } from "../../api/apps/replicaset.ts";
import { type Action, create, type EventNote, update, updateStatus } from "../../client/action.ts";
import { conditionOf, hasProgressDeadline, withNews } from "./conditions.ts";
import {
  newestAnnotations,
  newestName,
  newReplicaSet,
  nextRevision,
  revisionAnnotation,
  withRevisionTold,
} from "./revision.ts";
import { newestSize } from "./rolling.ts";
import { scaled } from "./scale.ts";
import type { Rollout } from "./status.ts";

/** A plan in the making. */
export interface Step {
  readonly rollout: Rollout;
  readonly actions: readonly Action[];
  /** What was written must be seen before anything else is planned. */
  readonly ended: boolean;
}

/**
 * Gives the newest set its annotations, then tells of its revision on the Deployment.
 * Source: pkg/controller/deployment getNewReplicaSet 1.36.
 */
export function syncNewest(rollout: Rollout): Step {
  const { deployment, newest, older, nowMs } = rollout;
  if (newest === undefined) return { rollout, actions: [], ended: false };
  const { metadata, spec } = newest;
  const known = metadata.annotations ?? {};
  const annotations = newestAnnotations(deployment, known, nextRevision(older));
  const { minReadySeconds } = deployment.spec;
  if (annotations !== known || (spec.minReadySeconds ?? 0) !== (minReadySeconds ?? 0)) {
    const next: ReplicaSet = {
      ...newest,
      metadata: { ...metadata, annotations },
      spec: { ...spec, minReadySeconds },
    };
    return { rollout, actions: [update(ReplicaSet, next)], ended: true };
  }
  const told = withRevisionTold(deployment, known[revisionAnnotation] ?? "");
  const { conditions } = deployment.status;
  if (!hasProgressDeadline(deployment) || conditionOf(conditions, "Progressing") !== undefined) {
    return withStatusWritten(rollout, told);
  }
  const message = `Found new replica set "${metadata.name}"`;
  const reason = "FoundNewReplicaSet";
  return withStatusWritten(
    rollout,
    withNews(told, { type: "Progressing", status: "True", reason, message }, nowMs),
  );
}

/** Status and annotations of a Deployment are written together, through its status. */
function withStatusWritten(rollout: Rollout, deployment: Deployment): Step {
  const actions = deployment === rollout.deployment ? [] : [updateStatus(Deployment, deployment)];
  return { rollout: { ...rollout, deployment }, actions, ended: false };
}

/** Where a new set stands when it is to be created. */
export interface Obstacles {
  /** Another object has the name that the set would get. */
  readonly nameTaken: boolean;
  /** Why the last attempt to create it failed. */
  readonly failure: string | undefined;
}

/** Creates the set of the current template, or tells why that did not succeed. */
export function createNewest(rollout: Rollout, { nameTaken, failure }: Obstacles): Step {
  const { deployment, older, nowMs } = rollout;
  if (nameTaken) return { rollout, actions: [withNextName(deployment)], ended: true };
  const told = failure === undefined ? deployment : withFailureTold(rollout, failure);
  if (told !== deployment) {
    return { rollout, actions: [updateStatus(Deployment, told)], ended: true };
  }
  const revision = nextRevision(older);
  const replicas = newestSize(deployment, older, 0);
  const newest = newReplicaSet(deployment, { replicas, revision });
  const note = scaled(deployment, newest, { from: 0, to: replicas });
  const { status, ...draft } = newest;
  const creation = create(ReplicaSet, draft, {
    ...(replicas > 0 && { succeeded: note }),
    failed: creationFailed(deployment),
  });
  const next = withCreationTold(withRevisionTold(deployment, String(revision)), newest, nowMs);
  const step = withStatusWritten({ ...rollout, newest }, next);
  return { ...step, actions: [creation, ...step.actions] };
}

/** The next attempt hashes the template to another name. */
function withNextName(deployment: Deployment): Action {
  const { status } = deployment;
  const collisionCount = (status.collisionCount ?? 0) + 1;
  return updateStatus(Deployment, { ...deployment, status: { ...status, collisionCount } });
}

function withCreationTold(deployment: Deployment, { metadata }: ReplicaSet, nowMs: number) {
  if (!hasProgressDeadline(deployment)) return deployment;
  const message = `Created new replica set "${metadata.name}"`;
  const reason = "NewReplicaSetCreated";
  return withNews(deployment, { type: "Progressing", status: "True", reason, message }, nowMs);
}

function withFailureTold({ deployment, nowMs }: Rollout, failure: string): Deployment {
  if (!hasProgressDeadline(deployment)) return deployment;
  const message = creationFailed(deployment).message.replace("{error}", () => failure);
  const reason = "ReplicaSetCreateError";
  return withNews(deployment, { type: "Progressing", status: "False", reason, message }, nowMs);
}

const creationFailed = (deployment: Deployment): EventNote => ({
  regarding: deployment,
  type: "Warning",
  reason: "ReplicaSetCreateError",
  message: `Failed to create new replica set "${newestName(deployment)}": {error}`,
});
