import { ControllerRevision } from "../../api/apps/controller-revision.ts";
import { StatefulSet } from "../../api/apps/statefulset.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { equalJson } from "../../api/json.ts";
import { selectorFromLabelSelector } from "../../api/selectors/labels.ts";
import { type Action, updateStatus } from "../../client/action.ts";
import { controllerRef, type Plan } from "../../client/controller.ts";
import { adopt, claimOf, release } from "../claim.ts";
import { planTruncation, recordState } from "../history/plan.ts";
import type { ClaimNamed } from "./claims.ts";
import { type Member, memberOf } from "./member.ts";
import { deletePod } from "./pod.ts";
import { stateOf } from "./revisions.ts";
import { podsToUpdate } from "./rolling.ts";
import { planCondemned, planReplicas } from "./scale.ts";
import { type Situation, sortMembers } from "./situation.ts";
import { statefulSetStatus } from "./status.ts";

/** All that a plan for a StatefulSet depends on. */
export interface Observed {
  readonly statefulSet: StatefulSet;
  /** Pods with a reference to the set, and pods of its namespace nothing controls. */
  readonly pods: readonly Pod[];
  /** Revisions with a reference to the set, and revisions of its namespace nothing controls. */
  readonly revisions: readonly ControllerRevision[];
  /** What has that name in the set's namespace, whoever it belongs to. */
  readonly revisionNamed: (name: string) => ControllerRevision | undefined;
  readonly podNamed: (name: string) => Pod | undefined;
  readonly claimNamed: ClaimNamed;
  readonly nowMs: number;
  readonly failure?: string | undefined;
}

/**
 * Adopts and releases; else keeps the history, makes or deletes pods in their order, and reports.
 * After a failure the report comes first, so that it is told even if the rest fails again.
 * Source: pkg/controller/statefulset UpdateStatefulSet 1.36.
 */
export function planStatefulSet(observed: Observed): Plan {
  const { statefulSet, failure, nowMs } = observed;
  const members = observed.pods.map((pod) => memberOf(statefulSet, pod));
  const claims = planClaims(observed, members);
  if (claims.length > 0) return { actions: claims };
  const { status, spec } = statefulSet;
  const revisions = observed.revisions.filter((each) => isOurs(statefulSet, each));
  const recorded = recordState({
    state: stateOf(statefulSet),
    revisions,
    collisionCount: status.collisionCount ?? 0,
    named: observed.revisionNamed,
  });
  const ours = members.filter(({ claim }) => claim === "ours");
  const { currentRevision } = status;
  const update = recorded.revision;
  const situation: Situation = {
    statefulSet,
    current: revisions.find(({ metadata }) => metadata.name === currentRevision) ?? update,
    update,
    members: ours,
    ...sortMembers(statefulSet, ours),
    isOrdered: spec.podManagementPolicy !== "Parallel",
    nowMs,
    isNameTaken: (name) => observed.podNamed(name) !== undefined,
    claimNamed: observed.claimNamed,
  };
  const { actions: changes, leaving, failure: obstacle } = planPods(situation);
  const { collisionCount } = recorded;
  const next = statefulSetStatus(situation, { collisionCount, leaving });
  const report = equalJson(next, status)
    ? []
    : [updateStatus(StatefulSet, { ...statefulSet, status: next })];
  const live = new Set(ours.map(({ revision }) => revision));
  for (const { metadata } of [situation.current, situation.update]) live.add(metadata.name ?? "");
  const actions = [
    ...recorded.actions,
    ...(failure === undefined ? [...changes, ...report] : [...report, ...changes]),
    ...planTruncation(revisions, live, spec.revisionHistoryLimit),
  ];
  if (obstacle !== undefined) return { actions, failure: obstacle };
  const requeueAfterMs = soonestMs(ours, nowMs);
  return requeueAfterMs === undefined ? { actions } : { actions, requeueAfterMs };
}

function planClaims(
  { statefulSet, revisions }: Observed,
  members: readonly Member[],
): readonly Action[] {
  const matcher = selectorFromLabelSelector(statefulSet.spec.selector);
  const claimant = { owner: statefulSet, matcher };
  const actions: Action[] = revisions
    .filter((each) => claimOf(claimant, each) === "adopt")
    .map((each) => adopt(ControllerRevision, statefulSet, each));
  for (const { claim, pod } of members) {
    if (claim === "adopt") actions.push(adopt(Pod, statefulSet, pod));
    if (claim === "release") actions.push(release(Pod, statefulSet, pod));
  }
  return actions;
}

function isOurs(statefulSet: StatefulSet, revision: ControllerRevision): boolean {
  const { matches } = selectorFromLabelSelector(statefulSet.spec.selector);
  const isOwned = controllerRef(revision)?.uid === statefulSet.metadata.uid;
  return isOwned && matches(revision.metadata.labels);
}

interface Changes {
  readonly actions: readonly Action[];
  /** How many pods an update takes. */
  readonly leaving: number;
  /** Why more could not be tried. */
  readonly failure?: string | undefined;
}

/** What to do about pods. */
function planPods(situation: Situation): Changes {
  const { statefulSet } = situation;
  if (statefulSet.metadata.deletionTimestamp !== undefined) return { actions: [], leaving: 0 };
  const replicas = planReplicas(situation);
  if (replicas.isBlocked) return { ...replicas, leaving: 0 };
  const condemned = planCondemned(situation);
  const actions = [...replicas.actions, ...condemned.actions];
  if (condemned.isBlocked) return { actions, leaving: 0 };
  const leaving = podsToUpdate(situation);
  const deletions = leaving.map((pod) => deletePod(statefulSet, pod));
  return { actions: [...actions, ...deletions], leaving: leaving.length };
}

/** Time until the next ready pod becomes available. */
function soonestMs(members: readonly Member[], nowMs: number): number | undefined {
  let soonest = Number.POSITIVE_INFINITY;
  for (const { availableAtMs } of members) {
    if (availableAtMs > nowMs) soonest = Math.min(soonest, availableAtMs);
  }
  return soonest === Number.POSITIVE_INFINITY ? undefined : soonest - nowMs;
}
