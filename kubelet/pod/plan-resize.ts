/**
 * In-place changes of resources. The node sets the requests aside first, where there is room; the
 * containers follow a moment later, restarted where their policy says so. What was set aside and
 * what is in force are remembered by the containers' statuses, and the beginning by a condition.
 * Source: kubelet 1.36, pkg/kubelet/allocation and kuberuntime.
 */
import { equalJson } from "../../api/json.ts";
import { formatTime, parseTime } from "../../api/runtime.ts";
import { type Note, never, note, type Observed } from "../observed.ts";
import { type Container, type ContainerStatus, isSidecar, type PodCondition } from "../types.ts";
import { ended, granted } from "./container-status.ts";
import { endOf, secondMs } from "./plan-stop.ts";
import type { Statuses } from "./pod-status.ts";
import { memoryBelowUse, type Resized, resizeMessage, resizeRefusal } from "./resize-limits.ts";

/** What becomes of the resources of a pod. */
export interface ResizePlan extends Statuses {
  /** The conditions that tell of it, in place of those that did. */
  readonly conditions: readonly PodCondition[];
  readonly notes: readonly Note[];
  readonly dueMs: number;
}

/** The plan for a pod whose resources may have been changed; undefined for all others. */
export function planResize(observed: Observed, current: Statuses): ResizePlan | undefined {
  const { metadata } = observed.pod;
  if ((metadata.generation ?? 1) <= 1 || metadata.deletionTimestamp !== undefined) return undefined;
  const waits = isPodUnallocated(observed) || resizables(observed, current).some(isUnallocated);
  const refused = waits ? resizeRefusal(observed) : undefined;
  const allocates = waits && refused === undefined;
  const held = allocates ? each(observed, current, allocated) : current;
  const pending = refused && conditionOf(observed, { type: "PodResizePending", ...refused });
  const plan = planProgress(observed, held, allocates);
  if (pending === undefined) return plan;
  const isNew = pending !== shown(observed, "PodResizePending");
  const { reason = "", message } = pending;
  const told = note.warning(`Resize${reason}`, resizeMessage(observed.pod, reason, message));
  return {
    ...plan,
    conditions: [pending, ...plan.conditions],
    notes: isNew ? [told, ...plan.notes] : plan.notes,
  };
}

/** The containers whose resources may change: not those that run once, before the others. */
function resizables({ pod }: Observed, { initStatuses, statuses }: Statuses): readonly Resized[] {
  const { initContainers = [], containers } = pod.spec;
  const pair = (container: Container, status: ContainerStatus | undefined) =>
    status === undefined ? [] : [{ container, status }];
  return [
    ...initContainers.flatMap((container, index) =>
      isSidecar(container) ? pair(container, initStatuses[index]) : [],
    ),
    ...containers.flatMap((container, index) => pair(container, statuses[index])),
  ];
}

/** The statuses, those of resizable containers changed. */
function each(
  observed: Observed,
  current: Statuses,
  change: (resized: Resized) => ContainerStatus,
): Statuses {
  const next = new Map(
    resizables(observed, current).map((resized) => [resized.status, change(resized)]),
  );
  const all = (list: readonly ContainerStatus[]) => list.map((old) => next.get(old) ?? old);
  return { initStatuses: all(current.initStatuses), statuses: all(current.statuses) };
}

/** One that never ran has nothing set aside that its spec does not say. */
const isUnallocated = ({ container, status }: Resized): boolean =>
  status.resources !== undefined &&
  !equalJson(status.allocatedResources ?? {}, container.resources.requests ?? {});

/** The same of what the pod as a whole asks for. */
function isPodUnallocated({ pod: { spec, status } }: Observed): boolean {
  if (spec.resources === undefined || status.resources === undefined) return false;
  const { limits = {}, requests = {} } = spec.resources;
  return (
    !equalJson(status.allocatedResources ?? {}, requests) ||
    !equalJson(status.resources.limits ?? {}, limits)
  );
}

function allocated({ container, status }: Resized): ContainerStatus {
  const { requests } = container.resources;
  return requests === undefined || status.resources === undefined
    ? status
    : { ...status, allocatedResources: requests };
}

/** One that waits for its next start gets its resources then. */
const isUnsettled = ({ container, status }: Resized): boolean =>
  status.state.waiting === undefined &&
  !equalJson(status.resources, granted(container, status).resources);

/** Puts in force what was set aside. */
function planProgress(observed: Observed, held: Statuses, allocates: boolean): ResizePlan {
  const { pod, nowMs } = observed;
  const unsettled = resizables(observed, held).filter(isUnsettled);
  const old = shown(observed, "PodResizeInProgress");
  if (unsettled.length === 0) {
    const completed = note.normal("ResizeCompleted", resizeMessage(pod, "completed"));
    const notes = old !== undefined || allocates ? [completed] : [];
    return { ...held, conditions: [], notes, dueMs: never };
  }
  if (allocates || old === undefined || old.observedGeneration !== pod.metadata.generation) {
    const began = { ...progress(observed), lastTransitionTime: formatTime(nowMs) };
    const started = note.normal("ResizeStarted", resizeMessage(pod, "started"));
    const notes = [started, ...unsettled.filter(restarts).map(killing)];
    return { ...held, conditions: [began], notes, dueMs: actuatesMs(began) };
  }
  if (nowMs < actuatesMs(old)) {
    return { ...held, conditions: [old], notes: [], dueMs: actuatesMs(old) };
  }
  return actuate(observed, held, old);
}

/** API times are whole seconds: the containers follow when the second is over. */
const actuatesMs = ({ lastTransitionTime }: PodCondition) =>
  (parseTime(lastTransitionTime) ?? 0) + secondMs;

function actuate(observed: Observed, held: Statuses, old: PodCondition): ResizePlan {
  const { pod, nowMs } = observed;
  const unsettled = resizables(observed, held).filter(isUnsettled);
  const tooLow = memoryBelowUse(
    observed,
    unsettled.filter((resized) => !restarts(resized)),
  );
  if (tooLow !== undefined) {
    const error = { type: "PodResizeInProgress", reason: "Error", message: tooLow };
    const condition = conditionOf(observed, error);
    const told = note.warning("ResizeError", resizeMessage(pod, "error", tooLow));
    const notes = condition === old ? [] : [told];
    return { ...held, conditions: [condition], notes, dueMs: never };
  }
  let dueMs = never;
  const next = each(observed, held, (resized) => {
    const { container, status } = resized;
    if (!isUnsettled(resized)) return status;
    if (!restarts(resized)) return { ...status, ...granted(container, status) };
    if (status.state.running === undefined) return status;
    const graceMs = pod.spec.terminationGracePeriodSeconds * 1000;
    const end = endOf(observed, container, status, { atMs: actuatesMs(old), graceMs });
    if (end.atMs <= nowMs) return ended(status, end);
    dueMs = Math.min(dueMs, end.atMs, end.lookMs);
    return status;
  });
  const isDone = !resizables(observed, next).some(isUnsettled);
  const completed = note.normal("ResizeCompleted", resizeMessage(pod, "completed"));
  return {
    ...next,
    conditions: isDone ? [] : [old],
    notes: isDone ? [completed] : [],
    dueMs,
  };
}

/** Whether a change needs a restart. A request of memory alone changes nothing in the container. */
function restarts({ container, status }: Resized): boolean {
  const { requests, limits } = container.resources;
  const { requests: oldRequests, limits: oldLimits } = status.resources ?? {};
  const changed = new Set<string>();
  if (requests?.cpu !== oldRequests?.cpu || limits?.cpu !== oldLimits?.cpu) changed.add("cpu");
  if (limits?.memory !== oldLimits?.memory) changed.add("memory");
  return (container.resizePolicy ?? []).some(
    ({ resourceName, restartPolicy }) =>
      restartPolicy === "RestartContainer" && changed.has(resourceName),
  );
}

const killing = ({ container }: Resized): Note =>
  note.normal("Killing", `Container ${container.name} resize requires restart`, container);

const shown = ({ pod }: Observed, type: string): PodCondition | undefined =>
  pod.status.conditions?.find((condition) => condition.type === type);

const progress = (observed: Observed) => ({
  type: "PodResizeInProgress",
  observedGeneration: observed.pod.metadata.generation,
  status: "True",
});

/** The condition as it is, where it says the same. */
function conditionOf(
  observed: Observed,
  said: { readonly type: string; readonly reason: string; readonly message: string },
): PodCondition {
  const old = shown(observed, said.type);
  const condition = {
    ...progress(observed),
    lastTransitionTime: old?.lastTransitionTime ?? formatTime(observed.nowMs),
    ...said,
  };
  return old !== undefined && equalJson(old, { ...old, ...condition }) ? old : condition;
}
