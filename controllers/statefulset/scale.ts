/** Pods that are missing, broken or too many. Source: processReplica, processCondemned 1.36. */
import type { ControllerRevision } from "../../api/apps/controller-revision.ts";
import type { Action } from "../../client/action.ts";
import { createClaims, hasLeavingClaim, retainClaims } from "./claims.ts";
import type { Member } from "./member.ts";
import { podNameOf, startOf } from "./ordinals.ts";
import { createPod, deletePod, hasIdentity, mendPod, type Wanted } from "./pod.ts";
import { templateOf } from "./revisions.ts";
import { isUnavailable, type Situation } from "./situation.ts";

/** Writes, and whether nothing else may be done before they, or time, have had their effect. */
export interface Step {
  readonly actions: readonly Action[];
  readonly isBlocked: boolean;
}

/**
 * Makes the pods that are missing and clears away those that ended. In order, that is one write:
 * behind a pod that is not available nothing happens.
 */
export function planReplicas(situation: Situation): Step {
  const { statefulSet, replicas, isOrdered } = situation;
  const actions: Action[] = [];
  for (const { ordinal, member } of replicas) {
    if (member === undefined) {
      const made = makeMissing(situation, ordinal);
      if (made === undefined) return { actions, isBlocked: true };
      actions.push(...made);
    } else if (member.isTerminal && !member.isTerminating) {
      // The name is free for a new pod only once this one is gone.
      actions.push(deletePod(statefulSet, member.pod));
    }
    if (member?.pod.status.phase === "Pending") actions.push(...missingClaims(situation, ordinal));
    if (isOrdered && isUnavailable(situation, member)) return { actions, isBlocked: true };
    if (member === undefined || member.isTerminal) continue;
    actions.push(...retained(situation, member));
    if (hasIdentity(member.pod)) continue;
    actions.push(mendPod(statefulSet, member.pod, ordinal));
  }
  return { actions, isBlocked: false };
}

/**
 * Deletes the pods that are too many, the highest number first. In order, that is one pod, and one
 * that is unavailable goes only if none below it is.
 */
export function planCondemned(situation: Situation): Step {
  const { statefulSet, condemned, isOrdered } = situation;
  // The claims go with their pods, so they have to be told before those go.
  const actions: Action[] = condemned.flatMap((member) => retained(situation, member));
  const firstUnavailable = condemned.findLast((member) => isUnavailable(situation, member));
  for (const member of condemned) {
    const { pod, isTerminating } = member;
    const waits = isUnavailable(situation, member) && member !== firstUnavailable;
    if (isOrdered && (isTerminating || waits)) return { actions, isBlocked: true };
    if (isTerminating) continue;
    actions.push(deletePod(statefulSet, pod));
    if (isOrdered) return { actions, isBlocked: true };
  }
  return { actions, isBlocked: false };
}

/** A pod comes after its claims; not while one of them has to go. */
function makeMissing(situation: Situation, ordinal: number): readonly Action[] | undefined {
  const { statefulSet, isNameTaken, claimNamed } = situation;
  const name = podNameOf(statefulSet, ordinal);
  if (hasLeavingClaim(statefulSet, name, claimNamed)) return undefined;
  const pod = createPod(statefulSet, wantedAt(situation, ordinal), isNameTaken(name));
  return [...missingClaims(situation, ordinal), pod];
}

const missingClaims = ({ statefulSet, claimNamed }: Situation, ordinal: number) =>
  createClaims(statefulSet, podNameOf(statefulSet, ordinal), claimNamed);

const retained = ({ statefulSet, claimNamed }: Situation, { pod, ordinal }: Member) =>
  retainClaims(statefulSet, pod, { ordinal, claimNamed });

/** Below the partition a new pod is made as it was before the update. */
function wantedAt({ statefulSet, current, update }: Situation, ordinal: number): Wanted {
  const { type, rollingUpdate } = statefulSet.spec.updateStrategy;
  const index = ordinal - startOf(statefulSet);
  const untouched =
    type === "RollingUpdate" &&
    index < (rollingUpdate?.partition ?? statefulSet.status.currentReplicas ?? 0);
  const revision: ControllerRevision = untouched ? current : update;
  const { name = "" } = revision.metadata;
  return { ordinal, template: templateOf(revision, statefulSet), revision: name };
}
