import { ReplicaSet } from "../../api/apps/replicaset.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { equalJson } from "../../api/json.ts";
import {
  type LabelMatcher,
  selectorFromLabelSelector,
  selectorFromLabels,
} from "../../api/selectors/labels.ts";
import {
  type Action,
  create,
  type Draft,
  type EventNote,
  remove,
  updateStatus,
} from "../../client/action.ts";
import type { Plan } from "../../client/controller.ts";
import { adopt, claimOf, controllerRefTo, lastingFailure, release } from "../claim.ts";
import { availableInMs, isPodActive, isPodReady, isPodTerminating } from "../pod-state.ts";
import { podsToDelete } from "./ranking.ts";
import { type PodCounts, replicaSetStatus } from "./status.ts";

/** The most pods that one plan creates or deletes. Source: BurstReplicas. */
export const burstReplicas = 500;

/** All that a plan for a ReplicaSet depends on. */
export interface Observed {
  readonly replicaSet: ReplicaSet;
  /** Pods with a reference to the set, and pods of its namespace that nothing controls. */
  readonly pods: readonly Pod[];
  /** The pods of all sets with the same owner; only asked for when pods are to be deleted. */
  readonly relatedPods: () => readonly Pod[];
  readonly nowMs: number;
  readonly failure?: string | undefined;
}

/**
 * Adopts and releases pods; else makes what is missing or deletes what is too many, then reports.
 * After a failure the report comes first, so that it is told even if the rest fails again.
 * Source: pkg/controller/replicaset syncReplicaSet 1.36.
 */
export function planReplicaSet(observed: Observed): Plan {
  const { replicaSet, nowMs } = observed;
  const census = takeCensus(observed);
  if (census.claims.length > 0) return { actions: census.claims };
  const excess = census.active.length - replicaSet.spec.replicas;
  const ending = replicaSet.metadata.deletionTimestamp !== undefined;
  const manage = ending || excess === 0 ? [] : manageReplicas(observed, census.active, excess);
  const failure = manage.length === 0 ? undefined : lastingFailure(observed.failure);
  const status = replicaSetStatus({ replicaSet, counts: census.counts, failure, nowMs });
  const report = equalJson(status, replicaSet.status)
    ? []
    : [updateStatus(ReplicaSet, { ...replicaSet, status })];
  const actions = failure === undefined ? [...manage, ...report] : [...report, ...manage];
  const { availableInMs: requeueAfterMs } = census;
  return requeueAfterMs === undefined ? { actions } : { actions, requeueAfterMs };
}

interface Census {
  readonly claims: readonly Action[];
  readonly active: readonly Pod[];
  readonly counts: PodCounts;
  /** Time until the next ready pod becomes available. */
  readonly availableInMs: number | undefined;
}

/** Sorts out all pods in one pass, for there may be ten thousand. */
function takeCensus({ replicaSet, pods, nowMs }: Observed): Census {
  const { selector, template, minReadySeconds } = replicaSet.spec;
  const claimant = { owner: replicaSet, matcher: selectorFromLabelSelector(selector) };
  const isFullyLabeled = remembering(selectorFromLabels(template.metadata.labels));
  const claims: Action[] = [];
  const active: Pod[] = [];
  const counts = { active: 0, fullyLabeled: 0, ready: 0, available: 0, terminating: 0 };
  let soonestMs: number | undefined;
  for (const pod of pods) {
    const isActive = isPodActive(pod);
    if (!isActive && !isPodTerminating(pod)) continue;
    const claim = claimOf(claimant, pod);
    if (isActive && claim === "adopt") claims.push(adopt(Pod, replicaSet, pod));
    if (isActive && claim === "release") claims.push(release(Pod, replicaSet, pod));
    if (claim !== "ours") continue;
    if (!isActive) {
      counts.terminating += 1;
      continue;
    }
    active.push(pod);
    if (isFullyLabeled(pod.metadata.labels)) counts.fullyLabeled += 1;
    if (!isPodReady(pod)) continue;
    counts.ready += 1;
    const waitMs = availableInMs(pod, minReadySeconds, nowMs);
    if (waitMs === 0) counts.available += 1;
    else if (waitMs !== undefined) soonestMs = Math.min(waitMs, soonestMs ?? waitMs);
  }
  counts.active = active.length;
  return { claims, active, counts, availableInMs: soonestMs };
}

/** Pods of one template mostly share their labels: asks anew only where they are others. */
function remembering({ matches }: LabelMatcher) {
  let last: Pod["metadata"]["labels"];
  let answer = matches(last);
  return (labels: Pod["metadata"]["labels"]): boolean => {
    if (labels !== last) {
      last = labels;
      answer = matches(labels);
    }
    return answer;
  };
}

function manageReplicas(observed: Observed, active: readonly Pod[], excess: number): Action[] {
  const { replicaSet, relatedPods, nowMs } = observed;
  if (excess < 0) {
    const missing = Math.min(-excess, burstReplicas);
    // Nothing tells one new pod from the next, so they may as well be one action.
    return Array<Action>(missing).fill(createPod(replicaSet));
  }
  const count = Math.min(excess, burstReplicas);
  return podsToDelete(active, relatedPods, { count, nowMs }).map((pod) =>
    remove(Pod, pod, {
      succeeded: normal(replicaSet, "SuccessfulDelete", `Deleted pod: ${pod.metadata.name}`),
      failed: warning(replicaSet, "FailedDelete", "Error deleting: {error}"),
    }),
  );
}

function createPod(replicaSet: ReplicaSet): Action {
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
