/** Pods that are missing, broken or too many. Source: processReplica, processCondemned 1.36. */
import type { ControllerRevision } from "../../api/apps/controller-revision.ts";
import { floorLog2 } from "../../api/logarithm.ts";
import { type Action, inStrand, record } from "../../client/action.ts";
import { conflictNotes, type Holder, retainClaims } from "./claim-owners.ts";
import { createClaims, endingClaims, hasStaleClaim } from "./claims.ts";
import type { Member } from "./member.ts";
import { podNameOf, startOf } from "./ordinals.ts";
import {
  createPod,
  deletePod,
  failureNote,
  hasIdentity,
  mendPod,
  successNote,
  type Wanted,
} from "./pod.ts";
import { templateOf } from "./revisions.ts";
import { isUnavailable, type Replica, type Situation } from "./situation.ts";

/** Writes for one pod or more, and why more could not even be tried. */
interface Attempt {
  readonly actions: readonly Action[];
  readonly failure?: string | undefined;
}

/** Writes, and whether nothing else may be done before they, or time, have had their effect. */
export interface Step extends Attempt {
  readonly isBlocked: boolean;
}

const nothing: Attempt = { actions: [] };

/**
 * Makes the pods that are missing and clears away those that ended. In order, that is one write:
 * behind a pod that is not available nothing happens.
 */
export function planReplicas(situation: Situation): Step {
  const { replicas, isOrdered } = situation;
  const actions: Action[] = [];
  let failure: string | undefined;
  let last = replicas.length - 1;
  for (const [index, replica] of replicas.entries()) {
    if (index > last) break;
    const attempt = planReplica(situation, replica);
    actions.push(...inBatch(situation, attempt.actions, { phase: "replicas", index }));
    if (attempt.failure !== undefined) {
      failure ??= attempt.failure;
      last = Math.min(last, lastOfBatch(index));
    }
    if (isOrdered && isUnavailable(situation, replica.member)) {
      return { actions, isBlocked: true, failure };
    }
  }
  return { actions, isBlocked: failure !== undefined, failure };
}

/** Batches are of 1, 2, 4 pods and so on. Source: slowStartBatch 1.36. */
const batchOf = (index: number) => floorLog2(index + 1);
const lastOfBatch = (index: number) => 2 ** (batchOf(index) + 1) - 2;

/** One is done for all pods before the next begins: no batch of the one is one of the other. */
const phases = { replicas: 0, claims: 100, condemned: 200 } as const;

interface Place {
  readonly phase: keyof typeof phases;
  readonly index: number;
}

/** Pods of one batch do not wait for one another; each does for its claims. */
const inBatch = (
  { isOrdered }: Situation,
  actions: readonly Action[],
  { phase, index }: Place,
): readonly Action[] =>
  isOrdered
    ? actions
    : inStrand(actions, { batch: phases[phase] + batchOf(index), strand: String(index) });

function planReplica(situation: Situation, { ordinal, member }: Replica): Attempt {
  if (member === undefined) return makeMissing(situation, ordinal);
  const { pod, isTerminal, isTerminating } = member;
  if (isTerminal) {
    // The name is free for a new pod only once this one is gone.
    return isTerminating ? nothing : { actions: [deletePod(situation.statefulSet, pod)] };
  }
  const claims = pod.status.phase === "Pending" ? seeToClaims(situation, member) : [];
  if (situation.isOrdered && isUnavailable(situation, member)) return { actions: claims };
  return { actions: [...claims, ...mend(situation, member)] };
}

/**
 * Deletes the pods that are too many, the highest number first. In order, that is one pod, and one
 * that is unavailable goes only if none below it is.
 */
export function planCondemned(situation: Situation): Step {
  const { statefulSet, condemned, isOrdered } = situation;
  // The claims go with their pods, so they have to be told before those go.
  const actions: Action[] = condemned.flatMap((member, index) =>
    inBatch(situation, retained(situation, member), { phase: "claims", index }),
  );
  const firstUnavailable = condemned.findLast((member) => isUnavailable(situation, member));
  for (const [index, member] of condemned.entries()) {
    const { pod, isTerminating } = member;
    const waits = isUnavailable(situation, member) && member !== firstUnavailable;
    if (isOrdered && (isTerminating || waits)) return { actions, isBlocked: true };
    if (isTerminating) continue;
    const deletion = [deletePod(statefulSet, pod)];
    actions.push(...inBatch(situation, deletion, { phase: "condemned", index }));
    if (isOrdered) return { actions, isBlocked: true };
  }
  return { actions, isBlocked: false };
}

/** A pod comes after its claims; not while one of them has to go. */
function makeMissing(situation: Situation, ordinal: number): Attempt {
  const { statefulSet, isNameTaken, claimNamed } = situation;
  const name = podNameOf(statefulSet, ordinal);
  if (hasStaleClaim(statefulSet, name, claimNamed)) return nothing;
  const failedInTurn = (why: string) => failureNote(statefulSet, "Create", name, why);
  const claims = createClaims(statefulSet, name, { claimNamed, failedInTurn });
  const failure = endingClaims(statefulSet, name, claimNamed);
  if (failure !== undefined) {
    return { actions: [...claims, record(failedInTurn(failure))], failure };
  }
  const wanted = wantedAt(situation, ordinal);
  return { actions: [...claims, createPod(statefulSet, wanted, isNameTaken(name))] };
}

/** A pod that has not started yet may lack claims, and they may not know what they go with. */
function seeToClaims(situation: Situation, member: Member): readonly Action[] {
  const { statefulSet, claimNamed } = situation;
  return [
    ...createClaims(statefulSet, podNameOf(statefulSet, member.ordinal), { claimNamed }),
    ...conflictNotes(holderOf(situation, member)).map(record),
    ...retained(situation, member),
  ];
}

/** Gives a pod what the set holds a pod of its number to have. */
function mend(situation: Situation, member: Member): readonly Action[] {
  const { statefulSet, claimNamed } = situation;
  const { pod, ordinal, hasClaims } = member;
  const name = podNameOf(statefulSet, ordinal);
  const isNew = pod.status.phase === "Pending";
  const owned = isNew ? [] : retained(situation, member);
  if (hasIdentity(pod) && hasClaims) {
    if (owned.length === 0) return owned;
    return [...owned, record(successNote(statefulSet, "Update", name))];
  }
  const failedInTurn = (why: string) => failureNote(statefulSet, "Update", name, why);
  const claims =
    isNew || hasClaims ? [] : createClaims(statefulSet, name, { claimNamed, failedInTurn });
  return [...claims, ...owned, mendPod(statefulSet, pod, ordinal)];
}

const holderOf = ({ statefulSet, claimNamed }: Situation, { pod, ordinal }: Member): Holder => ({
  statefulSet,
  pod,
  ordinal,
  claimNamed,
});

const retained = (situation: Situation, member: Member) =>
  retainClaims(holderOf(situation, member));

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
