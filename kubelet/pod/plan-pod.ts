/**
 * The kubelet's plan for one pod: a state machine whose memory is the pod's status and the clock.
 * The same pod at the same time always gets the same plan, so a kubelet that is killed between any
 * two writes goes on where it was, and no container is started twice.
 */

import { hasEnded } from "../../api/core/pod/has-ended.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { isSidecar } from "../../api/core/pod/pod-resources.ts";
import { equalJson } from "../../api/json.ts";
import { type Action, remove, updateStatus } from "../../client/action.ts";
import { nothing, type Plan } from "../../client/controller.ts";
import { recordNote, recordTimedNote } from "../events.ts";
import { never, note, type Observed } from "../observed.ts";
import type { ContainerStatus, PodCondition } from "../types.ts";
import { planAdmission } from "./admission.ts";
import { isResizeCondition } from "./conditions.ts";
import { ended, startedMs } from "./container-status.ts";
import { planContainers } from "./plan-containers.ts";
import { withEphemeral } from "./plan-ephemeral.ts";
import { planResize } from "./plan-resize.ts";
import { planStop } from "./plan-stop.ts";
import {
  currentStatuses,
  type PodPlan,
  podStatus,
  type Statuses,
  withStatus,
} from "./pod-status.ts";
import { planRestartAll } from "./restart-all.ts";

export function planPod(observed: Observed): Plan {
  const { pod, nodeUp } = observed;
  if (!nodeUp || pod.spec.nodeName === undefined) return nothing;
  const { startTime } = pod.status;
  const isDeleted = pod.metadata.deletionTimestamp !== undefined;
  if (hasEnded(pod)) return planEndedPod(observed);
  if (startTime === undefined && !isDeleted) return planAdmission(observed, planPod);
  const current = currentStatuses(observed);
  const dead = deadSinceBoot(observed, current);
  if (dead !== undefined) return execute(observed, dead);
  const plan =
    planStop(observed, current) ?? planRestartAll(observed, current) ?? planOn(observed, current);
  return execute(observed, withEphemeral(observed, plan));
}

/** What becomes of a pod that goes on: of its resources, then of its containers. */
function planOn(observed: Observed, current: Statuses): PodPlan {
  const resize = planResize(observed, current);
  if (resize === undefined) return planContainers(observed, current);
  const plan = planContainers(observed, resize);
  return {
    ...plan,
    resizeConditions: resize.conditions,
    notes: [...resize.notes, ...plan.notes],
    dueMs: Math.min(plan.dueMs, resize.dueMs),
  };
}

/** A pod that is over: all that may be left is to remove it. */
function planEndedPod(observed: Observed): Plan {
  const { metadata } = observed.pod;
  if (metadata.deletionTimestamp === undefined || metadata.deletionGracePeriodSeconds === 0) {
    return nothing;
  }
  return { actions: [removal(observed)] };
}

const removal = ({ pod }: Observed): Action => remove(Pod, pod, { gracePeriodSeconds: 0 });

/** What ran when the machine was switched off ran no more when it came back. */
function deadSinceBoot(observed: Observed, current: Statuses): PodPlan | undefined {
  const { bootedAtMs } = observed;
  if (bootedAtMs === undefined) return undefined;
  const died = (status: ContainerStatus) => (startedMs(status) ?? bootedAtMs) < bootedAtMs;
  if (!current.statuses.some(died) && !current.initStatuses.some(died)) return undefined;
  const survivor = (status: ContainerStatus) =>
    died(status) ? ended(status, { atMs: bootedAtMs, exitCode: 255, reason: "Unknown" }) : status;
  const message = "Pod sandbox changed, it will be killed and re-created.";
  return {
    initStatuses: current.initStatuses.map(survivor),
    statuses: current.statuses.map(survivor),
    sandboxReady: false,
    isTerminal: false,
    notes: [note.normal("SandboxChanged", message)],
    timed: [],
    dueMs: observed.nowMs,
  };
}

/** An event without a change of the status is recorded this long after its time, not later. */
const timedNoteMs = 500;

function execute(observed: Observed, plan: PodPlan): Plan {
  const { pod, nowMs } = observed;
  const status = isShown(observed, plan) ? pod.status : podStatus(observed, plan);
  const changed = status !== pod.status && !equalJson(status, pod.status);
  const actions: Action[] = [];
  if (changed) actions.push(updateStatus(Pod, withStatus(pod, status)));
  for (const each of plan.notes) actions.push(recordNote(pod, each));
  let { dueMs } = plan;
  let isTold = false;
  for (const each of plan.timed) {
    if (each.atMs > nowMs) dueMs = Math.min(dueMs, each.atMs);
    else if (nowMs - each.atMs < timedNoteMs) {
      isTold = true;
      // The write itself wakes the kubelet again: what is due now is told then, once.
      if (!changed) actions.push(recordTimedNote(pod, each));
    }
  }
  if (plan.removes === true) actions.push(removal(observed));
  const foreseesWrites = changed && !isTold && dueMs > nowMs && goesOn(plan);
  if (dueMs === never) return { actions, foreseesWrites };
  return { actions, requeueAfterMs: Math.max(Math.ceil(dueMs - nowMs), 0), foreseesWrites };
}

/** Whether nothing is to be done about what the plan writes. */
const goesOn = ({ isTerminal, removes, resizeConditions }: PodPlan): boolean =>
  !isTerminal && removes !== true && resizeConditions === undefined;

/** True where the pod plainly shows the plan already: the most frequent case, made cheap. */
function isShown({ pod }: Observed, plan: PodPlan): boolean {
  const { status, spec, metadata } = pod;
  const { initStatuses, statuses } = plan;
  if (plan.isTerminal || (spec.readinessGates ?? spec.resources) !== undefined) return false;
  if (plan.reason !== undefined && plan.reason !== status.reason) return false;
  if (status.observedGeneration !== metadata.generation) return false;
  if (plan.sandboxReady !== (status.podIP !== undefined)) return false;
  const same =
    (plan.ephemeralStatuses ?? []).every(
      (each, index) => each === status.ephemeralContainerStatuses?.[index],
    ) &&
    statuses.every((each, index) => each === status.containerStatuses?.[index]) &&
    initStatuses.every((each, index) => each === status.initContainerStatuses?.[index]);
  if (!same || !showsResize(plan, status.conditions)) return false;
  // Others set the condition, too: for pods on a node that has gone silent.
  const ready = status.conditions?.find(({ type }) => type === "Ready")?.status === "True";
  const sidecars = initStatuses.filter((_, index) => isSidecar(spec.initContainers?.[index]));
  return ready === [...statuses, ...sidecars].every((each) => each.ready);
}

function showsResize(
  { resizeConditions }: PodPlan,
  conditions: readonly PodCondition[] | undefined,
): boolean {
  if (resizeConditions === undefined) return true;
  const shown = conditions?.filter(({ type }) => isResizeCondition(type)) ?? [];
  return (
    shown.length === resizeConditions.length &&
    shown.every((condition, index) => condition === resizeConditions[index])
  );
}
