/** What becomes of one container next. All of it follows from its status, its spec and the time. */

import { goDuration } from "../../api/duration.ts";
import { backOffLevel } from "../identity.ts";
import { architectureOf, runsImage } from "../images/node-images.ts";
import { type Note, never, note, noteAt, type Observed, type Pending } from "../observed.ts";
import { runtimeUid } from "../static/mirror.ts";
import type { Container, ContainerStatus, Terminated } from "../types.ts";
import { environmentProblem, environmentSinceMs } from "../volumes/configuration.ts";
import { subPathProblem } from "../volumes/sub-path.ts";
import { nextLevel, restartDelayMs } from "./backoff.ts";
import * as statuses from "./container-status.ts";
import { failedLaunch, type Launch, relaunchAt } from "./launch.ts";
import { nonRootProblem } from "./non-root.ts";
import { planRunning } from "./plan-running.ts";
import { isOfBefore } from "./rebooted.ts";
import { stopping } from "./stopping.ts";
import { withMessage } from "./termination-message.ts";
import { pulled, pulling } from "./wanted-image.ts";

export interface ContainerPlan extends Pending {
  readonly status: ContainerStatus;
  /** The events of this change of the status. */
  readonly notes: readonly Note[];
}

export interface ContainerInput {
  readonly observed: Observed;
  readonly container: Container;
  readonly status: ContainerStatus;
  /** The attempt to start it for the first time; absent while it has to wait for others. */
  readonly first: Launch | undefined;
  /** When one that ran before its machine booted can begin; absent: at any time. */
  readonly notBeforeMs?: number;
  /** Whether it is started again after this exit code. */
  readonly restarts: (exitCode: number) => boolean;
}

/** From one try to create a container to the next. */
const configRetryMs = 10_000;

export function planContainer(input: ContainerInput): ContainerPlan {
  const { running, terminated } = input.status.state;
  if (running !== undefined) {
    const plan = planRunning(input);
    return plan.killed === undefined ? plan : planAnew(input, plan, plan.killed);
  }
  const last = terminated ?? input.status.lastState.terminated;
  if (last !== undefined) return planRestart(input, last);
  // One that begins anew with its pod has run before, though nothing else is known of it.
  const { restartCount } = input.status;
  return input.first === undefined
    ? unchanged(input)
    : planLaunch(input, input.first, restartCount, 0);
}

/** Nothing until `dueMs`. */
export const unchanged = (
  { status }: ContainerInput,
  dueMs = never,
  timed: ContainerPlan["timed"] = [],
): ContainerPlan => ({ status, notes: [], timed, dueMs });

/** The container ended: it is started again, at once or after a back-off, or not at all. */
function planRestart(input: ContainerInput, last: Terminated): ContainerPlan {
  const { observed, container, status } = input;
  if (status.state.terminated !== undefined && !input.restarts(last.exitCode)) {
    return unchanged(input);
  }
  const { finishedMs, ranMs } = statuses.span(last);
  const same = runsImage(status, container);
  const changedMs = same ? undefined : observed.imageSinceMs(container);
  // Nobody remembers how often a container failed before its machine was switched off, or how
  // often one of another image did.
  const isFresh = isOfBefore(observed, status) || changedMs !== undefined;
  const level = isFresh ? 0 : backOffLevel(last.containerID);
  const delayMs = restartDelayMs(level, ranMs);
  const beginMs = Math.max(finishedMs + delayMs, changedMs ?? 0, input.notBeforeMs ?? 0);
  const restart = status.restartCount + 1;
  if (observed.nowMs < beginMs && delayMs > 0) return planBackOff(input, finishedMs, delayMs);
  const behavior = observed.behavior(container, restart);
  const launch = relaunchAt(observed, { container, behavior, beginMs, same });
  return planLaunch(input, launch, restart, nextLevel(level, ranMs));
}

/**
 * A container was killed so that it starts again: its kubelet does both in one go, and nothing is
 * shown of it before. So it looks for a back-off by the run before that one.
 * Source: kubelet 1.36, SyncPod and doBackOff.
 */
function planAnew(input: ContainerInput, shown: ContainerPlan, end: statuses.End): ContainerPlan {
  const { observed, container, status } = input;
  const same = runsImage(status, container);
  const told = withMessage(observed, container, status, end);
  const over = { ...input, status: statuses.ended(status, told) };
  const { finishedMs, ranMs } = statuses.span(over.status.state.terminated ?? end);
  const before = status.lastState.terminated;
  const known = same ? backOffLevel(status.containerID) : 0;
  const delayMs = restartDelayMs(known, ranMs);
  const isSoon = before !== undefined && end.atMs < statuses.span(before).finishedMs + delayMs;
  if (isSoon && delayMs > 0) return backedOff(over, finishedMs, delayMs);
  const level = before === undefined ? known : nextLevel(known, ranMs);
  const restart = status.restartCount + 1;
  const behavior = observed.behavior(container, restart);
  const launch = relaunchAt(observed, { container, behavior, beginMs: end.atMs, same });
  const plan = planLaunch(over, launch, restart, level);
  if (plan.status !== over.status) return plan;
  // What was due before was told while it ran.
  const timed = [...shown.timed.filter(({ atMs }) => atMs >= end.atMs), ...plan.timed];
  return { ...plan, status: shown.status, timed, dueMs: Math.min(plan.dueMs, shown.dueMs) };
}

function planBackOff(input: ContainerInput, finishedMs: number, delayMs: number): ContainerPlan {
  const isShown = input.status.state.terminated === undefined;
  if (!isShown && input.observed.nowMs < finishedMs) return unchanged(input, finishedMs);
  return backedOff(input, finishedMs, delayMs);
}

function backedOff(input: ContainerInput, finishedMs: number, delayMs: number): ContainerPlan {
  const { container, observed } = input;
  const { name, namespace } = observed.pod.metadata;
  const pod = `${name}_${namespace}(${runtimeUid(observed.pod)})`;
  const failed = `container=${container.name} pod=${pod}`;
  const told = `Back-off restarting failed container ${container.name} in pod ${pod}`;
  return wait(input, {
    reason: "CrashLoopBackOff",
    message: `back-off ${goDuration(delayMs)} restarting failed ${failed}`,
    notes: [note.warning("BackOff", told, container)],
    timed: [],
    dueMs: finishedMs + delayMs,
  });
}

/** Goes on with an attempt to start the container. */
function planLaunch(
  input: ContainerInput,
  launch: Launch,
  restartCount: number,
  level: number,
): ContainerPlan {
  const { observed, container, status } = input;
  const { nowMs } = observed;
  // The first pull of a new pod is told when the pod is taken on.
  const { image } = launch;
  const isLate = restartCount > 0 || launch.turnMs < launch.beginMs;
  const told = image.retriedAtMs ?? (isLate ? launch.beginMs : undefined);
  const timed = image.pulls && told !== undefined ? [noteAt(told, pulling(image.wanted))] : [];
  if (launch.fails) {
    const waiting = nowMs < launch.endMs ? undefined : failedLaunch(launch, nowMs);
    return waiting === undefined ? unchanged(input, launch.endMs, timed) : wait(input, waiting);
  }
  if (nowMs < launch.endMs) return unchanged(input, launch.endMs, timed);
  const held = planUnconfigured(input, launch);
  if (held !== undefined) return held;
  const wasConfigured = status.state.waiting?.reason !== unconfigured;
  const notes = [
    ...(wasConfigured ? [pulled(image)] : []),
    note.normal("Created", "Container created", container),
  ];
  const { fails } = launch.postStart;
  const start = startOf(input, launch, { restartCount, level });
  const error = launch.behavior.startError;
  if (error !== undefined) {
    const failed = note.warning("Failed", `Error: ${error}`, container);
    const ended = statuses.startFailed(start, error);
    // Where it will be tried again, that is what is shown.
    const next = input.restarts(statuses.startErrorCode)
      ? statuses.waitingFor(ended, "RunContainerError", error)
      : ended;
    return { status: next, notes: [...notes, failed], timed: [], dueMs: nowMs };
  }
  const { first, restarts } = input;
  const next = { observed, container, status: statuses.running(start), first, restarts };
  const killed = fails ? hookEnd(next, launch) : undefined;
  if (killed !== undefined && nowMs < killed.atMs) return unchanged(input, killed.atMs);
  const begun = killed === undefined ? planRunning(next) : planFailedHook(next, killed);
  const started = note.normal("Started", "Container started", container);
  const { timed: due, dueMs } = begun;
  return { status: begun.status, notes: [...notes, started, ...begun.notes], timed: due, dueMs };
}

/** The run that begins. */
function startOf(
  { observed, container, status }: ContainerInput,
  { image: { fetched }, fetchedVolumes, postStart, endMs }: Launch,
  { restartCount, level }: Pick<statuses.Start, "restartCount" | "level">,
): statuses.Start {
  // A hook that fails has done so at its time, though it is told only once all is over.
  const startedMs = (postStart.fails ? endMs : observed.nowMs) - postStart.durationMs;
  const architecture = architectureOf(observed.node);
  return {
    pod: observed.pod,
    container,
    status,
    startedMs,
    restartCount,
    level,
    architecture,
    fetched,
    fetchedVolumes,
  };
}

const unconfigured = "CreateContainerConfigError";

/** What becomes of a container for whose environment something is missing, until the next try. */
function planUnconfigured(input: ContainerInput, launch: Launch): ContainerPlan | undefined {
  const { observed, container, status } = input;
  const triedMs = observed.nowMs - ((observed.nowMs - launch.endMs) % configRetryMs);
  const dueMs = triedMs + configRetryMs;
  const { pod } = observed;
  const problem =
    environmentProblem(observed, container) ??
    subPathProblem(observed, container) ??
    nonRootProblem(pod, container);
  if (problem === undefined) {
    const isTold = status.state.waiting?.reason === unconfigured;
    const isLate = isTold && environmentSinceMs(observed, container) > triedMs;
    return isLate ? unchanged(input, dueMs) : undefined;
  }
  const notes = [pulled(launch.image), note.warning("Failed", `Error: ${problem}`, container)];
  return wait(input, { reason: unconfigured, message: problem, notes, timed: [], dueMs });
}

/** How a container ends whose postStart hook fails. */
function hookEnd({ observed, container, status }: ContainerInput, launch: Launch): statuses.End {
  const sinceStartMs = launch.postStart.durationMs;
  const startedMs = launch.endMs - sinceStartMs;
  const behavior = observed.behavior(container, status.restartCount, startedMs);
  const graceMs = observed.pod.spec.terminationGracePeriodSeconds * 1000;
  const { afterMs, exitCode } = stopping(container, behavior, { sinceStartMs, graceMs });
  return { atMs: launch.endMs + afterMs, exitCode };
}

/** Its postStart hook has failed: the container is killed, and started again as after any end. */
function planFailedHook(
  { container, observed, status }: ContainerInput,
  killed: statuses.End,
): ContainerPlan {
  const notes = [
    note.warning("FailedPostStartHook", "PostStartHook failed", container),
    note.normal("Killing", "FailedPostStartHook", container),
  ];
  const end = withMessage(observed, container, status, killed);
  return { status: statuses.ended(status, end), notes, timed: [], dueMs: observed.nowMs };
}

/** Shows why the container waits, unless its status says so already. */
function wait(
  input: ContainerInput,
  to: Pick<ContainerPlan, "notes" | "timed" | "dueMs"> & {
    reason: string;
    message: string | undefined;
  },
): ContainerPlan {
  const { reason, message, notes, timed, dueMs } = to;
  const shown = input.status.state.waiting;
  if (shown?.reason === reason && shown.message === message) {
    return { status: input.status, notes: [], timed, dueMs };
  }
  const status = statuses.waitingFor(input.status, reason, message);
  return { status, notes, timed, dueMs };
}
