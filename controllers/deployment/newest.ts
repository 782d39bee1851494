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
  /** The Deployment itself has been written. */
  readonly told: boolean;
  /** What was written must be seen before anything else is planned. */
  readonly ended: boolean;
}

/**
 * Gives the newest set its annotations, then tells of its revision on the Deployment.
 * Source: pkg/controller/deployment getNewReplicaSet 1.36.
 */
export function syncNewest(step: Step): Step {
  const { rollout } = step;
  const { deployment, newest, older, nowMs } = rollout;
  if (newest === undefined) return step;
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
    return { ...step, actions: [...step.actions, update(ReplicaSet, next)], ended: true };
  }
  const told = withRevisionTold(deployment, known[revisionAnnotation] ?? "");
  const { conditions } = deployment.status;
  if (!hasProgressDeadline(deployment) || conditionOf(conditions, "Progressing") !== undefined) {
    return tell(step, told);
  }
  const message = `Found new replica set "${metadata.name}"`;
  const reason = "FoundNewReplicaSet";
  const news = { type: "Progressing", status: "True", reason, message } as const;
  return tell(step, withNews(told, news, nowMs));
}

/**
 * Writes status and annotations of a Deployment, both through its status. A step that has written
 * them already ends here, for a second write needs the outcome of the first.
 */
export function tell(step: Step, deployment: Deployment): Step {
  const { rollout, actions, told } = step;
  if (deployment === rollout.deployment) return step;
  if (told) return { ...step, ended: true };
  return {
    ...step,
    rollout: { ...rollout, deployment },
    actions: [...actions, updateStatus(Deployment, deployment)],
    told: true,
  };
}

/** Where a new set stands when it is to be created. */
export interface Obstacles {
  /** Another object has the name that the set would get. */
  readonly nameTaken: boolean;
  /** Why the last attempt to create it failed. */
  readonly failure: string | undefined;
}

/** Creates the set of the current template, or tells why that did not succeed. */
export function createNewest(step: Step, { nameTaken, failure }: Obstacles): Step {
  const { deployment, older, nowMs } = step.rollout;
  if (nameTaken) return { ...tell(step, withNextName(deployment)), ended: true };
  const troubled = failure === undefined ? deployment : withFailureTold(step.rollout, failure);
  if (troubled !== deployment) return { ...tell(step, troubled), ended: true };
  const revision = nextRevision(older);
  const replicas = newestSize(deployment, older, 0);
  const newest = newReplicaSet(deployment, { replicas, revision });
  const note = scaled(deployment, newest, { from: 0, to: replicas });
  const { status, ...draft } = newest;
  const creation = create(ReplicaSet, draft, {
    ...(replicas > 0 && { succeeded: note }),
    failed: creationFailed(deployment),
  });
  const created = {
    ...step,
    rollout: { ...step.rollout, newest },
    actions: [...step.actions, creation],
  };
  return tell(
    created,
    withCreationTold(withRevisionTold(deployment, String(revision)), newest, nowMs),
  );
}

/** The next attempt hashes the template to another name. */
function withNextName(deployment: Deployment): Deployment {
  const { status } = deployment;
  const collisionCount = (status.collisionCount ?? 0) + 1;
  return { ...deployment, status: { ...status, collisionCount } };
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
