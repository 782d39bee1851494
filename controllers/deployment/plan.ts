import { Deployment } from "../../api/apps/deployment.ts";
import { ReplicaSet } from "../../api/apps/replicaset.ts";
import { hasEnded } from "../../api/core/pod/has-ended.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import { equalJson } from "../../api/json.ts";
import { selectorFromLabelSelector } from "../../api/selectors/labels.ts";
import { type Action, record, updateStatus } from "../../client/action.ts";
import { nothing, type Plan } from "../../client/controller.ts";
import { claimAmong, lastingFailure } from "../claim.ts";
import { planCleanup } from "./cleanup.ts";
import { withPauseTold } from "./conditions.ts";
import { createNewest, type Obstacles, type Step, syncNewest, tell } from "./newest.ts";
import { progressCheckInMs, rolloutStatus } from "./progress.ts";
import { activeOf, actualPods, byCreation } from "./replica-sets.ts";
import { findNewest } from "./revision.ts";
import { planRollback, rollbackRevision } from "./rollback.ts";
import { growNewest, shrinkOlder } from "./rolling.ts";
import { isScalingEvent, planScale, scaleTo } from "./scale.ts";
import { deploymentStatus, isComplete, type Rollout } from "./status.ts";

/** All that a plan for a Deployment depends on. */
export interface Observed {
  readonly deployment: Deployment;
  /** Sets with a reference to it, and sets of its namespace that nothing controls. */
  readonly replicaSets: readonly ReplicaSet[];
  /** The pods of a set; only asked for with Recreate. */
  readonly podsOf: (set: ReplicaSet) => readonly Pod[];
  /** Whether a ReplicaSet has the name that one of the current template would get. */
  readonly nameTaken: () => boolean;
  readonly nowMs: number;
  readonly failure?: string | undefined;
}

/**
 * One step of a Deployment: one write to each object at most, for a second would need the outcome
 * of the first. The watch on what was written asks for the next step.
 * Source: pkg/controller/deployment syncDeployment 1.36.
 */
export function planDeployment(observed: Observed): Plan {
  const { deployment, nowMs } = observed;
  const matcher = selectorFromLabelSelector(deployment.spec.selector);
  if (matcher.picks === "everything") return planWithoutSelector(deployment);
  const claimant = { owner: deployment, matcher };
  const { claims, owned } = claimAmong(ReplicaSet, claimant, observed.replicaSets);
  if (claims.length > 0) return { actions: claims };
  const ending = deployment.metadata.deletionTimestamp !== undefined;
  const newest = findNewest(deployment, owned);
  const older = owned.filter((set) => set !== newest).sort(byCreation);
  const rollout = { deployment, newest, older, nowMs };
  const start: Step = { rollout, actions: [], told: false, ended: false };
  const step = syncNewest(ending ? start : tell(start, withPauseTold(deployment, nowMs)));
  if (step.ended) return { actions: step.actions };
  if (ending) return finish(step, [], deploymentStatus);
  if (deployment.spec.paused === true) {
    const actions = [...planScale(step.rollout), ...planCleanup(step.rollout)];
    return finish(step, actions, deploymentStatus);
  }
  const revision = rollbackRevision(deployment);
  if (revision !== undefined) return planRollbackTo(revision, step, observed);
  if (isScalingEvent(step.rollout)) return finish(step, planScale(step.rollout), deploymentStatus);
  switch (deployment.spec.strategy.type) {
    case "Recreate":
      return planRecreate(step, observed);
    case "RollingUpdate":
      return planRolling(step, observed);
    default:
      return nothing;
  }
}

/** Nothing else is done before the template is what it is to be. */
function planRollbackTo(revision: bigint, synced: Step, observed: Observed): Plan {
  const step = withNewest(synced, observed);
  // What was written must be seen first.
  if (step.actions.length > 0) return { actions: step.actions };
  return { actions: planRollback(step.rollout, revision) };
}

/** An empty selector would take every set there is. */
function planWithoutSelector(deployment: Deployment): Plan {
  const { metadata, status } = deployment;
  const observedGeneration = metadata.generation ?? 0;
  if ((status.observedGeneration ?? 0) >= observedGeneration) return nothing;
  const warning = record({
    regarding: deployment,
    type: "Warning",
    reason: "SelectingAll",
    message: "This deployment is selecting all pods. A non-empty selector is required.",
  });
  const next = { ...deployment, status: { ...status, observedGeneration } };
  return { actions: [warning, updateStatus(Deployment, next)] };
}

/** Grows the newest set; where that cannot be, shrinks the others. */
function planRolling(synced: Step, observed: Observed): Plan {
  const step = withNewest(synced, observed);
  if (step.ended) return { actions: step.actions };
  const { rollout } = step;
  const growth = growNewest(rollout);
  if (growth.length > 0) return finish(step, growth, rolloutStatus);
  const shrinkage = shrinkOlder(rollout);
  return finish(step, shrinkage.length > 0 ? shrinkage : cleanup(rollout), rolloutStatus);
}

/** Makes no new pod before the last old one is gone. */
function planRecreate(synced: Step, observed: Observed): Plan {
  const { deployment, older } = synced.rollout;
  const shrinkage = activeOf(older).flatMap((set) => scaleTo(deployment, set, 0));
  if (shrinkage.length > 0) return finish(synced, shrinkage, rolloutStatus);
  if (hasOldPods(observed, older)) return finish(synced, [], rolloutStatus);
  const step = withNewest(synced, observed);
  if (step.ended) return { actions: step.actions };
  const actions = [...growNewest(step.rollout), ...cleanup(step.rollout)];
  return finish(step, actions, rolloutStatus);
}

/** Pods that are being deleted still run; finished ones do not. */
function hasOldPods({ podsOf }: Observed, older: readonly ReplicaSet[]): boolean {
  return actualPods(older) > 0 || older.some((set) => podsOf(set).some((pod) => !hasEnded(pod)));
}

function withNewest(step: Step, { nameTaken, failure }: Observed): Step {
  if (step.rollout.newest !== undefined) return step;
  const obstacles: Obstacles = { nameTaken: nameTaken(), failure: lastingFailure(failure) };
  return createNewest(step, obstacles);
}

const cleanup = (rollout: Rollout): Action[] =>
  isComplete(rollout.deployment, rollout.deployment.status) ? planCleanup(rollout) : [];

/**
 * Adds a report to the actions of a step. It tells of the sets as they were before: what becomes of
 * the actions is reported once it is seen. A step that wrote the status already reports later.
 */
function finish(
  { rollout, actions: before, told }: Step,
  actions: readonly Action[],
  statusOf: (rollout: Rollout) => Deployment["status"],
): Plan {
  const { deployment, nowMs } = rollout;
  const status = statusOf(rollout);
  const report =
    told || equalJson(status, deployment.status)
      ? []
      : [updateStatus(Deployment, { ...deployment, status })];
  const plan = { actions: [...before, ...actions, ...report] };
  const requeueAfterMs =
    statusOf === rolloutStatus ? progressCheckInMs(deployment, status, nowMs) : undefined;
  return requeueAfterMs === undefined ? plan : { ...plan, requeueAfterMs };
}
