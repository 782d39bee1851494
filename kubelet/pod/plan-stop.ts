/** How a pod is stopped: because it is deleted, or because its time is over. */
import { isSidecar } from "../../api/core/pod/pod-resources.ts";
import { parseTime } from "../../api/runtime.ts";
import type { StopOrder } from "../behavior/behavior.ts";
import { shutdownMessage, shutdownOrder } from "../node/shutdown.ts";
import { type Note, never, note, noteAt, type Observed, type TimedNote } from "../observed.ts";
import type { Container, ContainerStatus } from "../types.ts";
import { type End, ended, span, startedMs, waitingFor } from "./container-status.ts";
import type { PodPlan, Statuses } from "./pod-status.ts";
import { stopping } from "./stopping.ts";
import { observeStopping } from "./stopping-readiness.ts";
import { withMessage } from "./termination-message.ts";

/** When the containers were told to stop, and how long they have. */
export interface Order {
  readonly atMs: number;
  readonly graceMs: number;
}

/** API times are whole seconds, rounded down: an order may have come until the next one. */
export const secondMs = 1_000;

/** The plan of a pod that has to stop, or `undefined` for one that goes on. */
export function planStop(observed: Observed, current: Statuses): PodPlan | undefined {
  const { pod, nowMs } = observed;
  const { deletionTimestamp, deletionGracePeriodSeconds } = pod.metadata;
  const deletedMs = parseTime(deletionTimestamp);
  if (deletedMs !== undefined) {
    const graceMs = (deletionGracePeriodSeconds ?? 0) * 1000;
    const toldMs = deletedMs - graceMs + secondMs;
    const order = { atMs: observed.heardMs?.(toldMs) ?? toldMs, graceMs };
    const isNew = pod.status.observedGeneration !== pod.metadata.generation;
    return stopAll(observed, current, order, { isNew, removes: true });
  }
  const { order: own } = observed;
  if (own?.eviction !== undefined) return fail(observed, current, own, own.eviction);
  if (own !== undefined) return stopAll(observed, current, own, { isNew: false, removes: true });
  const shutdown = shutdownOrder(observed.node, pod);
  if (shutdown !== undefined && nowMs >= shutdown.atMs) {
    const message = shutdownMessage;
    const why = { reason: "Terminated", message, disruption: message };
    return fail(observed, current, shutdown, why);
  }
  const deadlineMs = podDeadlineMs(observed);
  if (nowMs < deadlineMs) return undefined;
  const graceMs = pod.spec.terminationGracePeriodSeconds * 1000;
  const isNew = pod.status.reason !== "DeadlineExceeded";
  const plan = stopAll(observed, current, { atMs: deadlineMs, graceMs }, { isNew, removes: false });
  const message = "Pod was active on the node longer than the specified deadline";
  const notes = isNew ? [note.normal("DeadlineExceeded", message), ...plan.notes] : plan.notes;
  return { ...plan, fails: true, reason: "DeadlineExceeded", message, notes };
}

/** The pod is stopped and fails, and says why. */
function fail(
  observed: Observed,
  current: Statuses,
  order: Order,
  why: Pick<PodPlan, "message" | "disruption"> & { readonly reason: string },
): PodPlan {
  const isNew = observed.pod.status.reason !== why.reason;
  const plan = stopAll(observed, current, order, { isNew, removes: false });
  return { ...plan, fails: true, ...why };
}

/** When a pod has to stop that goes on for now: at its deadline, or before its machine goes off. */
export const stopDueMs = (observed: Observed): number =>
  Math.min(podDeadlineMs(observed), shutdownOrder(observed.node, observed.pod)?.atMs ?? never);

/** When a pod with a deadline has to stop. */
function podDeadlineMs({ pod }: Observed): number {
  const takenOnMs = parseTime(pod.status.startTime);
  const seconds = pod.spec.activeDeadlineSeconds;
  return takenOnMs === undefined || seconds === undefined ? never : takenOnMs + seconds * 1000;
}

function stopAll(
  observed: Observed,
  current: Statuses,
  order: Order,
  { isNew, removes }: { readonly isNew: boolean; readonly removes: boolean },
): PodPlan {
  const inits = observed.pod.spec.initContainers ?? [];
  const apps = stopTogether(observed, observed.pod.spec.containers, current.statuses, order);
  const init = stopInTurn(observed, inits, current.initStatuses, order, apps.lastMs);
  const running = [...current.initStatuses, ...current.statuses].filter(isRunning);
  const hasEnded = ![...init.statuses, ...apps.statuses].some(isRunning);
  const notes = running.map(({ name }) =>
    killing(
      [...inits, ...observed.pod.spec.containers].find((each) => each.name === name),
      name,
    ),
  );
  return {
    initStatuses: hasEnded ? init.statuses.map(located) : init.statuses,
    statuses: hasEnded ? apps.statuses.map(located) : apps.statuses,
    sandboxReady: !hasEnded && observed.pod.status.podIP !== undefined,
    isTerminal: hasEnded,
    notes: [...(isNew ? notes : []), ...init.notes, ...apps.notes],
    timed: [...init.timed, ...apps.timed],
    dueMs: hasEnded ? never : Math.min(apps.nextMs, init.nextMs),
    removes: removes && hasEnded,
  };
}

const isRunning = ({ state }: ContainerStatus) => state.running !== undefined;

/** The event for a container that is told to stop. */
export const killing = (container: Container | undefined, name: string) =>
  note.normal("Killing", `Stopping container ${name}`, container);

/** A restart that was waited for does not come any more. */
function located(status: ContainerStatus): ContainerStatus {
  const last = status.lastState.terminated;
  if (status.state.waiting === undefined || last === undefined) return status;
  const message = "The container could not be located when the pod was terminated";
  const waiting = waitingFor(status, "ContainerStatusUnknown", message);
  return {
    ...waiting,
    state: { terminated: { exitCode: 137, reason: "ContainerStatusUnknown", message } },
  };
}

export interface Stopped {
  readonly statuses: readonly ContainerStatus[];
  /** When the last of them has ended or will. */
  readonly lastMs: number;
  /** The next end that is to come; `Infinity` after the last. */
  readonly nextMs: number;
  /** The events of preStop hooks that fail. */
  readonly timed: readonly TimedNote[];
  /** The same of those that end with that, so that nobody looks at them in between. */
  readonly notes: readonly Note[];
}

/** Statuses tell whole seconds, so an end is taken to come with them before it is told, too. */
const secondAfter = (ms: number) => Math.floor(ms / secondMs) * secondMs + secondMs;

/** When a container had ended; 0 where it has not. */
const finishedMs = ({ state }: ContainerStatus): number =>
  state.terminated === undefined ? 0 : span(state.terminated).finishedMs;

/** Stops containers side by side. */
function stopTogether(
  observed: Observed,
  containers: readonly Container[],
  statuses: readonly ContainerStatus[],
  order: Order,
): Stopped {
  const stops = statuses.map((status, index) =>
    stopOne(observed, containers[index], status, order),
  );
  return together(stops, order.atMs);
}

/**
 * Stops init containers: at once, but for sidecars. Those have their preStop hooks run at once, and
 * are told to stop one after another, the last first, from `fromMs` on.
 * Source: kubelet 1.36, kuberuntime_termination_order.go.
 */
export function stopInTurn(
  observed: Observed,
  containers: readonly Container[],
  statuses: readonly ContainerStatus[],
  order: Order,
  fromMs: number,
): Stopped {
  let lastMs = fromMs;
  const stops = statuses.toReversed().map((status, at) => {
    const container = containers[statuses.length - 1 - at];
    if (!isSidecar(container)) return stopOne(observed, container, status, order);
    const turnMs = Math.max(lastMs - order.atMs, 0);
    const stop = stopOne(observed, container, status, { ...order, turnMs });
    lastMs = Math.max(lastMs, stop.lastMs);
    return stop;
  });
  return together(stops.reverse(), lastMs);
}

/** What becomes of one container that has to stop, if it runs. */
interface StoppedOne extends Pick<Stopped, "lastMs" | "nextMs" | "timed" | "notes"> {
  readonly status: ContainerStatus;
}

function together(stops: readonly StoppedOne[], fromMs: number): Stopped {
  return {
    statuses: stops.map(({ status }) => status),
    lastMs: Math.max(fromMs, ...stops.map(({ lastMs }) => lastMs)),
    nextMs: Math.min(never, ...stops.map(({ nextMs }) => nextMs)),
    timed: stops.flatMap(({ timed }) => timed),
    notes: stops.flatMap(({ notes }) => notes),
  };
}

/** Two moments that are so near are seen in one look. */
const lookMs = 1;

function stopOne(
  observed: Observed,
  container: Container | undefined,
  status: ContainerStatus,
  order: Order & Pick<StopOrder, "turnMs">,
): StoppedOne {
  if (container === undefined || !isRunning(status)) {
    return { status, lastMs: finishedMs(status), nextMs: never, timed: [], notes: [] };
  }
  const end = endOf(observed, container, status, order);
  const failed = note.warning("FailedPreStopHook", "PreStopHook failed", container);
  const timed = end.hookFailedMs === undefined ? [] : [noteAt(end.hookFailedMs, failed)];
  const lastMs = secondAfter(end.atMs);
  if (end.atMs > observed.nowMs) {
    const examined = { observed, container, status };
    const shown = observeStopping(examined, { ...order, endMs: end.atMs });
    const nextMs = Math.min(end.atMs, end.lookMs, shown.nextMs);
    const all = [...timed, ...shown.timed];
    return { status: shown.status, lastMs, nextMs, timed: all, notes: [] };
  }
  const over = ended(status, withMessage(observed, container, status, end));
  const notes = end.atMs - (end.hookFailedMs ?? -never) < lookMs ? [failed] : [];
  return { status: over, lastMs, nextMs: never, timed, notes };
}

/** How a container that runs comes to its end. */
interface EndToCome extends End {
  /** When to look again, as it may turn out to be another. */
  readonly lookMs: number;
  /** When its preStop hook fails, if it does; nothing else comes of that. */
  readonly hookFailedMs?: number;
}

/** When a running container ends that was told to stop, and how: it may also end by itself. */
export function endOf(
  observed: Observed,
  container: Container,
  status: ContainerStatus,
  { atMs, ...order }: Order & Pick<StopOrder, "turnMs">,
): EndToCome {
  const begunMs = startedMs(status) ?? atMs;
  const does = observed.behavior(container, status.restartCount, begunMs);
  const stop = stopping(container, does, { sinceStartMs: atMs - begunMs, ...order });
  const { afterMs, exitCode, hookFailedAfterMs } = stop;
  const ownMs = begunMs + (does.exitsAfterMs ?? never);
  const common = {
    lookMs: begunMs + (does.knownUntilMs?.() ?? never),
    ...(hookFailedAfterMs !== undefined && { hookFailedMs: atMs + hookFailedAfterMs }),
  };
  if (ownMs > atMs + afterMs) return { atMs: atMs + afterMs, exitCode, ...common };
  const { exitReason } = does;
  const own = { atMs: ownMs, exitCode: does.exitCode, ...common };
  return exitReason ? { ...own, reason: exitReason } : own;
}
