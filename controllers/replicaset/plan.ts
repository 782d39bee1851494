import { ReplicaSet, type ReplicaSetStatus } from "../../api/apps/replicaset.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { equalJson } from "../../api/json.ts";
import {
  type Action,
  type CreateAction,
  create,
  type Draft,
  type EventNote,
  remove,
  slowStart,
  together,
  updateStatus,
} from "../../client/action.ts";
import type { Plan } from "../../client/controller.ts";
import { controllerRefTo, lastingFailure } from "../claim.ts";
import { type Census, takeCensus } from "./census.ts";
import { podsToDelete } from "./ranking.ts";
import { replicaSetStatus } from "./status.ts";

/** The most pods that one plan creates or deletes. Source: BurstReplicas. */
export const burstReplicas = 500;

/** All that a plan for a ReplicaSet depends on. */
export interface Observed {
  readonly replicaSet: ReplicaSet;
  /** Pods with a reference to the set, and pods of its namespace nothing controls, in parts. */
  readonly podParts: readonly (readonly Pod[])[];
  /** Those of all sets with the same owner, in parts; asked for when pods are to be deleted. */
  readonly relatedPods: () => readonly (readonly Pod[])[];
  readonly nowMs: number;
  readonly failure?: string | undefined;
  /** How its status is kept where it is no ReplicaSet. */
  readonly keeping?: Keeping;
}

/** How the status of a kind that is planned as a ReplicaSet is kept. */
export interface Keeping {
  /** The status without what the kind does not tell. */
  statusOf(status: ReplicaSetStatus): ReplicaSetStatus;
  write(status: ReplicaSetStatus): Action;
}

const asItIs = (replicaSet: ReplicaSet): Keeping => ({
  statusOf: (status) => status,
  write: (status) => updateStatus(ReplicaSet, { ...replicaSet, status }),
});

/**
 * Adopts and releases pods; else makes what is missing or deletes what is too many, then reports.
 * After a failure the report comes first, so that it is told even if the rest fails again.
 * Source: pkg/controller/replicaset syncReplicaSet 1.36.
 */
export function planReplicaSet(observed: Observed): Plan {
  const { replicaSet, nowMs } = observed;
  const census = takeCensus(replicaSet, observed.podParts, nowMs);
  if (census.claims.length > 0) return { actions: census.claims };
  const excess = census.counts.active - replicaSet.spec.replicas;
  const ending = replicaSet.metadata.deletionTimestamp !== undefined;
  const manage = ending || excess === 0 ? [] : manageReplicas(observed, census, excess);
  const failure = manage.length === 0 ? undefined : lastingFailure(observed.failure);
  const { statusOf, write } = observed.keeping ?? asItIs(replicaSet);
  const status = statusOf(replicaSetStatus({ replicaSet, counts: census.counts, failure, nowMs }));
  const report = equalJson(status, replicaSet.status) ? [] : [write(status)];
  const actions = failure === undefined ? [...manage, ...report] : [...report, ...manage];
  const { availableInMs: requeueAfterMs } = census;
  return requeueAfterMs === undefined ? { actions } : { actions, requeueAfterMs };
}

function manageReplicas(observed: Observed, { active }: Census, excess: number): readonly Action[] {
  const { replicaSet, relatedPods, nowMs } = observed;
  if (excess < 0) {
    const missing = Math.min(-excess, burstReplicas);
    // Nothing tells one new pod from the next, so they may as well be one action.
    return slowStart(Array<CreateAction>(missing).fill(createPod(replicaSet)));
  }
  const count = Math.min(excess, burstReplicas);
  return together(
    podsToDelete(active(), relatedPods, { count, nowMs }).map((pod) =>
      remove(Pod, pod, {
        succeeded: normal(replicaSet, "SuccessfulDelete", `Deleted pod: ${pod.metadata.name}`),
        failed: warning(replicaSet, "FailedDelete", "Error deleting: {error}"),
      }),
    ),
  );
}

function createPod(replicaSet: ReplicaSet): CreateAction {
  return create(Pod, podDraft(replicaSet), {
    succeeded: normal(replicaSet, "SuccessfulCreate", "Created pod: {name}"),
    failed: warning(replicaSet, "FailedCreate", "Error creating: {error}"),
  });
}

/** A pod of the template. It shares the template's spec, labels and annotations: none is copied. */
function podDraft(replicaSet: ReplicaSet): Draft<Pod> {
  const { namespace, name } = replicaSet.metadata;
  const { labels, annotations, finalizers } = replicaSet.spec.template.metadata;
  return {
    metadata: {
      generateName: `${name}-`,
      namespace,
      ...(labels && { labels }),
      ...(annotations && { annotations }),
      ...(finalizers && { finalizers }),
      ownerReferences: [controllerRefTo(replicaSet)],
    },
    spec: replicaSet.spec.template.spec,
  };
}

const normal = (regarding: ReplicaSet, reason: string, message: string): EventNote => ({
  regarding,
  type: "Normal",
  reason,
  message,
});
const warning = (regarding: ReplicaSet, reason: string, message: string): EventNote => ({
  regarding,
  type: "Warning",
  reason,
  message,
});
