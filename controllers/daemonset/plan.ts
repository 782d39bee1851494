import { ControllerRevision } from "../../api/apps/controller-revision.ts";
import { DaemonSet } from "../../api/apps/daemonset.ts";
import type { Node } from "../../api/core/node/node.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { equalJson } from "../../api/json.ts";
import { selectorFromLabelSelector } from "../../api/selectors/labels.ts";
import {
  type Action,
  create,
  type EventNote,
  record,
  remove,
  slowStart,
  together,
  updateStatus,
} from "../../client/action.ts";
import { nothing, type Plan } from "../../client/controller.ts";
import { claimAmong, lastingFailure } from "../claim.ts";
import type { Fleet } from "./fleet.ts";
import { planCleanup, planRevision } from "./history.ts";
import { type Changes, planNodes } from "./manage.ts";
import { rosterOf } from "./node-pods.ts";
import { podDraft } from "./pod-draft.ts";
import { planRollout } from "./rolling.ts";
import { daemonSetStatus, nextAvailableInMs } from "./status.ts";

/** The most pods that one plan creates, and that it deletes. Source: BurstReplicas. */
export const burstReplicas = 250;

/** All that a plan for a DaemonSet depends on. */
export interface Observed {
  readonly daemonSet: DaemonSet;
  readonly nodes: readonly Node[];
  /** Pods with a reference to it, and pods of its namespace that nothing controls. */
  readonly pods: readonly Pod[];
  /** The same of revisions. */
  readonly revisions: readonly ControllerRevision[];
  /** The revision of that name, whosever it is. */
  readonly findRevision: (name: string) => ControllerRevision | undefined;
  readonly nowMs: number;
  readonly backoffMs: (name: string) => number;
  readonly failure?: string | undefined;
}

/**
 * Adopts and releases; else sees to the current revision, to the pods of every node, or, where
 * those are right, to the next step of an update; then reports. After a failure the report comes
 * first, so that it is told even if the rest fails again. One that is being deleted is left alone:
 * its revisions may be gone already. Source: pkg/controller/daemon syncDaemonSet 1.36.
 */
export function planDaemonSet(observed: Observed): Plan {
  const { daemonSet, nowMs, backoffMs } = observed;
  if (daemonSet.metadata.deletionTimestamp !== undefined) return nothing;
  const matcher = selectorFromLabelSelector(daemonSet.spec.selector);
  const claimant = { owner: daemonSet, matcher };
  const revisions = claimAmong(ControllerRevision, claimant, observed.revisions);
  const roster = rosterOf(daemonSet, observed.nodes, observed.pods);
  const claims = [...revisions.claims, ...roster.claims];
  if (claims.length > 0) return { actions: claims };
  const pods = () => roster.parts.flatMap((part) => part.flatMap((node) => node.pods));
  const past = { daemonSet, revisions: revisions.owned, pods };
  const present = planRevision({ ...past, find: observed.findRevision });
  const { hash } = present;
  if (hash === undefined) return { actions: present.actions };
  const fleet = { daemonSet, parts: roster.parts, hash, nowMs, backoffMs };
  const managed = planNodes(fleet);
  const report = reportOf(fleet);
  const isTroubled = lastingFailure(observed.failure) !== undefined;
  const steps = [
    ...managed.notes.map(record),
    ...actionsOf(fleet, changesOf(fleet, managed), isTroubled),
    ...planCleanup(daemonSet, present.older, pods),
  ];
  const actions = isTroubled ? [...report, ...steps] : [...steps, ...report];
  const requeueAfterMs = earliest(managed.waitMs, nextAvailableInMs(fleet));
  return {
    actions: [...present.actions, ...actions],
    ...(managed.tries.length > 0 && { tries: managed.tries }),
    ...(requeueAfterMs !== undefined && { requeueAfterMs }),
  };
}

/** An update goes on when every node has the pods that it should have. */
function changesOf(fleet: Fleet, managed: Changes): Changes {
  const isDone = managed.creates.length === 0 && managed.deletes.length === 0;
  const isRolling = fleet.daemonSet.spec.updateStrategy.type === "RollingUpdate";
  return isDone && isRolling ? planRollout(fleet) : managed;
}

/** Where pods could not be made, those that are too many go first, or they would stay for ever. */
function actionsOf(
  { daemonSet, hash }: Fleet,
  { creates, deletes }: Changes,
  isTroubled: boolean,
): readonly Action[] {
  const creations = slowStart(
    creates.slice(0, burstReplicas).map((node) =>
      create(Pod, podDraft(daemonSet, node, hash), {
        succeeded: note(daemonSet, "Normal", "SuccessfulCreate", "Created pod: {name}"),
        failed: note(daemonSet, "Warning", "FailedCreate", "Error creating: {error}"),
      }),
    ),
  );
  const deletions = together(
    deletes.slice(0, burstReplicas).map((pod) => {
      const message = `Deleted pod: ${pod.metadata.name}`;
      return remove(Pod, pod, {
        succeeded: note(daemonSet, "Normal", "SuccessfulDelete", message),
        failed: note(daemonSet, "Warning", "FailedDelete", "Error deleting: {error}"),
      });
    }),
  );
  return isTroubled ? [...deletions, ...creations] : [...creations, ...deletions];
}

/** It tells of the pods as they were before: what becomes of the actions is seen later. */
function reportOf(fleet: Fleet): readonly Action[] {
  const { daemonSet } = fleet;
  const status = daemonSetStatus(fleet);
  return equalJson(status, daemonSet.status)
    ? []
    : [updateStatus(DaemonSet, { ...daemonSet, status })];
}

function note(
  regarding: DaemonSet,
  type: EventNote["type"],
  reason: string,
  message: string,
): EventNote {
  return { regarding, type, reason, message };
}

const earliest = (left: number | undefined, right: number | undefined) =>
  left === undefined || right === undefined ? (left ?? right) : Math.min(left, right);
