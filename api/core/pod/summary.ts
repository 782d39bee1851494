/** The one line that is shown of a pod. Source: pkg/printers/internalversion printPod 1.36. */

import { parseTime } from "../../runtime.ts";
import type { ContainerStateTerminated, ContainerStatus } from "./container-status.ts";
import { hasEnded } from "./has-ended.ts";
import type { Pod } from "./pod.ts";
import { isSidecar } from "./pod-resources.ts";

export interface PodSummary {
  /** Containers and sidecars that are ready, of how many. */
  readonly ready: number;
  readonly total: number;
  /** `Running`, `Init:0/1`, `CrashLoopBackOff`, `Terminating` and so on. */
  readonly status: string;
  readonly restarts: number;
  /** When a container that was restarted had ended, as RFC 3339. */
  readonly lastRestart: string | undefined;
}

/** Sums up a pod. The result is remembered, as each column of a row asks for it. */
export function summarizePod(pod: Pod): PodSummary {
  const known = summaries.get(pod);
  if (known !== undefined) return known;
  const summary = summarize(pod);
  summaries.set(pod, summary);
  return summary;
}

const summaries = new WeakMap<Pod, PodSummary>();

function summarize(pod: Pod): PodSummary {
  const { spec, status } = pod;
  const sidecars = new Set(spec.initContainers?.filter(isSidecar).map(({ name }) => name));
  const total = spec.containers.length + sidecars.size;
  const first = sumUpInit(status.initContainerStatuses ?? [], sidecars);
  const initReason = first.blocked && describeInit(first.blocked, spec.initContainers?.length ?? 0);
  if (initReason !== undefined && !isTrue(pod, "Initialized")) {
    const { sidecarsReady: ready, restarts, lastRestart } = first;
    return { ready, total, status: deletionReason(pod) ?? initReason, restarts, lastRestart };
  }
  const main = sumUpMain(status.containerStatuses ?? []);
  let reason = main.reason ?? initReason ?? overallReason(pod);
  if (reason === "Completed" && main.isRunning) {
    reason = isTrue(pod, "Ready") ? "Running" : "NotReady";
  }
  return {
    ready: first.sidecarsReady + main.ready,
    total,
    status: deletionReason(pod) ?? reason,
    restarts: first.sidecarRestarts + main.restarts,
    lastRestart: later(first.lastSidecarRestart, main.lastRestart),
  };
}

function overallReason({ status }: Pod): string {
  const isGated = status.conditions?.some(
    ({ type, reason }) => type === "PodScheduled" && reason === "SchedulingGated",
  );
  return isGated ? "SchedulingGated" : status.reason || status.phase || "";
}

/** What is shown of a pod that is being deleted, instead of its state. */
function deletionReason(pod: Pod): string | undefined {
  const { metadata, status } = pod;
  if (metadata.deletionTimestamp === undefined) return undefined;
  if (status.reason === "NodeLost") return "Unknown";
  return hasEnded(pod) ? undefined : "Terminating";
}

interface Blocked {
  readonly index: number;
  readonly status: ContainerStatus;
}

/** Counts init containers up to the first that the pod still waits for. */
function sumUpInit(statuses: readonly ContainerStatus[], sidecars: ReadonlySet<string>) {
  let [sidecarsReady, restarts, sidecarRestarts] = [0, 0, 0];
  let [lastRestart, lastSidecarRestart] = [noTime, noTime];
  let blocked: Blocked | undefined;
  for (const [index, status] of statuses.entries()) {
    const finishedAt = status.lastState.terminated?.finishedAt;
    const isRestartable = sidecars.has(status.name);
    restarts += status.restartCount;
    lastRestart = later(lastRestart, finishedAt);
    if (isRestartable) {
      sidecarRestarts += status.restartCount;
      lastSidecarRestart = later(lastSidecarRestart, finishedAt);
    }
    if (status.state.terminated?.exitCode === 0) continue;
    if (!isRestartable || status.started !== true) {
      blocked = { index, status };
      break;
    }
    if (status.ready) sidecarsReady += 1;
  }
  return { sidecarsReady, restarts, sidecarRestarts, lastRestart, lastSidecarRestart, blocked };
}

function describeInit({ index, status: { state } }: Blocked, count: number): string {
  if (state.terminated !== undefined) return `Init:${exitReason(state.terminated)}`;
  const waiting = state.waiting?.reason;
  return waiting && waiting !== "PodInitializing" ? `Init:${waiting}` : `Init:${index}/${count}`;
}

/** Counts the containers; the first of them that has a reason gives it to the pod. */
function sumUpMain(statuses: readonly ContainerStatus[]) {
  let [ready, restarts, lastRestart] = [0, 0, noTime];
  let reason: string | undefined;
  for (const status of statuses) {
    const { waiting, terminated, running } = status.state;
    restarts += status.restartCount;
    lastRestart = later(lastRestart, status.lastState.terminated?.finishedAt);
    if (waiting?.reason) reason ??= waiting.reason;
    else if (terminated !== undefined) reason ??= exitReason(terminated);
    else if (status.ready && running !== undefined) ready += 1;
  }
  return { ready, restarts, lastRestart, reason, isRunning: ready > 0 };
}

function exitReason({ reason, signal, exitCode }: ContainerStateTerminated): string {
  return reason || (signal ? `Signal:${signal}` : `ExitCode:${exitCode}`);
}

const noTime: string | undefined = undefined;

function later(left: string | undefined, right: string | undefined): string | undefined {
  return (parseTime(right) ?? 0) > (parseTime(left) ?? 0) ? right : left;
}

function isTrue({ status }: Pod, condition: string): boolean {
  return (
    status.conditions?.some(({ type, status }) => type === condition && status === "True") ?? false
  );
}
