/** What becomes of a running container: its probes, and how it ends. */
import { isSidecar } from "../../api/core/pod/pod-resources.ts";
import type { Behavior } from "../behavior/behavior.ts";
import { never, note, noteAt, type TimedNote } from "../observed.ts";
import type { Container, Probe } from "../types.ts";
import * as statuses from "./container-status.ts";
import type { ContainerInput, ContainerPlan } from "./plan-container.ts";
import { checks, failures, type Probed, type Span, type Verdict, verdicts } from "./probe.ts";
import { stopping } from "./stopping.ts";
import { withMessage } from "./termination-message.ts";

export function planRunning(input: ContainerInput): ContainerPlan {
  const { observed, container, status } = input;
  const { nowMs } = observed;
  if (!statuses.runsImage(status, container) && !runsOnce(input)) return planReplacement(input);
  const startedMs = statuses.startedMs(status) ?? nowMs;
  const behavior = observed.behavior(container, status.restartCount, startedMs);
  const probes = observeProbes(input, behavior, nowMs - startedMs);
  const own = startedMs + (behavior.exitsAfterMs ?? never);
  const killed =
    probes.killed === undefined ? undefined : killedEnd(input, behavior, probes.killed);
  const killedMs = startedMs + (killed?.atMs ?? never);
  const endMs = Math.min(own, killedMs);
  if (endMs <= nowMs) {
    const { exitCode, exitReason } = behavior;
    const end =
      own <= killedMs || killed === undefined
        ? { atMs: own, exitCode, ...(exitReason && { reason: exitReason }) }
        : { atMs: killedMs, exitCode: killed.exitCode };
    const told = withMessage(observed, container, status, end);
    return { status: statuses.ended(status, told), notes: [], timed: [], dueMs: nowMs };
  }
  const { ready, started } = probes;
  return {
    status: statuses.withReadiness(status, { ready, started }),
    notes: [],
    timed: probes.timed.map((timed) => noteAt(timed.atMs + startedMs, timed)),
    dueMs: Math.min(endMs, startedMs + Math.min(probes.nextMs, behavior.knownUntilMs?.() ?? never)),
  };
}

/** An init container that is no sidecar goes on as it is. */
const runsOnce = ({ observed, container }: ContainerInput): boolean =>
  !isSidecar(container) && observed.pod.spec.initContainers?.includes(container) === true;

/** Its image was changed: the container makes way for one of the new image. */
function planReplacement({ observed, container, status }: ContainerInput): ContainerPlan {
  const message = killingMessage(container, "definition changed", true);
  const { stopCode } = observed.behavior(container, status.restartCount);
  const end = { atMs: observed.nowMs, exitCode: stopCode };
  const notes = [note.normal("Killing", message, container)];
  return { status: statuses.ended(status, end), notes, timed: [], dueMs: observed.nowMs };
}

/** When a running container counted as started: at once, or once its startup probe succeeded. */
export function startedAfterMs({ observed, container, status }: ContainerInput): number {
  const startedMs = statuses.startedMs(status) ?? observed.nowMs;
  const probe = container.startupProbe;
  if (probe === undefined) return startedMs;
  const behavior = observed.behavior(container, status.restartCount, startedMs);
  const podIP = observed.pod.status.podIP ?? "";
  return (
    startedMs + observeStartup({ probe, container, behavior, podIP, notBeforeMs: 0 }).startedMs
  );
}

/** All times are relative to the start of the container. */
interface Probes {
  readonly started: boolean;
  readonly ready: boolean;
  readonly nextMs: number;
  readonly killed: { readonly atMs: number; readonly probe: Probe } | undefined;
  readonly timed: readonly TimedNote[];
}

function observeProbes(input: ContainerInput, behavior: Behavior, sinceMs: number): Probes {
  const { container, observed } = input;
  const { startupProbe, livenessProbe, readinessProbe } = container;
  const probed = (probe: Probe, notBeforeMs: number): Probed => ({
    probe,
    container,
    behavior,
    podIP: observed.pod.status.podIP ?? "",
    notBeforeMs,
  });
  const startup = startupProbe && observeStartup(probed(startupProbe, 0));
  const startedMs = startup?.startedMs ?? 0;
  const told: Told[] = [];
  if (startup !== undefined) told.push({ kind: "Startup", spans: startup.spans, endMs: startedMs });
  let killed = startup?.killed;
  let readyChanges: readonly Verdict[] = [{ atMs: startedMs, ok: true }];
  if (startedMs < never && livenessProbe !== undefined) {
    const spans = checks(probed(livenessProbe, startedMs));
    const failed = verdicts(spans, livenessProbe, true).find(({ ok }) => !ok);
    if (failed !== undefined) killed = { atMs: failed.atMs, probe: livenessProbe };
    told.push({ kind: "Liveness", spans, endMs: (failed?.atMs ?? never) + 1 });
  }
  if (startedMs < never && readinessProbe !== undefined) {
    const spans = checks(probed(readinessProbe, startedMs));
    readyChanges = verdicts(spans, readinessProbe, false);
    told.push({ kind: "Readiness", spans, endMs: never });
  }
  const ready = readyChanges.findLast(({ atMs }) => atMs <= sinceMs)?.ok ?? false;
  const nextChange = readyChanges.find(({ atMs }) => atMs > sinceMs)?.atMs ?? never;
  const { timed, nextMs } = tell(container, told, sinceMs);
  const kill = killed === undefined ? [] : [killing(input, told, killed.atMs)];
  const times = [nextChange, nextMs, startedMs, killed?.atMs ?? never];
  return {
    started: startedMs <= sinceMs,
    ready,
    nextMs: Math.min(...times.filter((time) => time > sinceMs)),
    killed,
    timed: [...timed, ...kill],
  };
}

/** A startup probe ends with its first success, or kills the container. */
function observeStartup(probed: Probed) {
  const { probe } = probed;
  const spans = checks(probed);
  const succeeded = verdicts(spans, probe, false).find(({ ok }) => ok)?.atMs ?? never;
  const failed = verdicts(spans, probe, true).find(({ ok }) => !ok)?.atMs ?? never;
  return succeeded <= failed
    ? { spans, startedMs: succeeded, killed: undefined }
    : { spans, startedMs: never, killed: { atMs: failed, probe } };
}

interface Told {
  readonly kind: "Startup" | "Liveness" | "Readiness";
  readonly spans: readonly Span[];
  /** From then on the probe is not asked any more. */
  readonly endMs: number;
}

function tell(container: Container, told: readonly Told[], sinceMs: number) {
  const timed: TimedNote[] = [];
  let nextMs = never;
  for (const { kind, spans, endMs } of told) {
    const { last, nextMs: next } = failures(spans, sinceMs);
    if (next < endMs) nextMs = Math.min(nextMs, next);
    if (last === undefined || last.atMs >= endMs) continue;
    const message = `${kind} probe failed: ${last.output}`;
    timed.push(noteAt(last.atMs, note.warning("Unhealthy", message, container)));
  }
  return { timed, nextMs };
}

/** Source: kubelet 1.36, computePodActions and computeInitContainerActions. */
function killing(
  { container, observed }: ContainerInput,
  told: readonly Told[],
  atMs: number,
): TimedNote {
  const kind = told.some((each) => each.kind === "Liveness") ? "liveness" : "startup";
  const restarts = (container.restartPolicy ?? observed.pod.spec.restartPolicy) !== "Never";
  const message = killingMessage(container, `failed ${kind} probe`, restarts);
  return noteAt(atMs, note.normal("Killing", message, container));
}

/** That sidecars are started again goes without saying. */
function killingMessage(container: Container, why: string, restarts: boolean): string {
  if (isSidecar(container)) return `Init container ${container.name} ${why}`;
  return `Container ${container.name} ${why}${restarts ? ", will be restarted" : ""}`;
}

function killedEnd(
  { container, observed }: ContainerInput,
  behavior: Behavior,
  { atMs, probe }: { readonly atMs: number; readonly probe: Probe },
) {
  const seconds =
    probe.terminationGracePeriodSeconds ?? observed.pod.spec.terminationGracePeriodSeconds;
  const { afterMs, exitCode } = stopping(container, behavior, {
    sinceStartMs: atMs,
    graceMs: seconds * 1000,
  });
  return { atMs: atMs + afterMs, exitCode };
}
