/** What the probes of a running container have found up to now, and will find next. */
import type { Behavior } from "../behavior/behavior.ts";
import { never, note, noteAt, type Observed, type TimedNote } from "../observed.ts";
import type { Container, ContainerStatus, Probe } from "../types.ts";
import { startedMs } from "./container-status.ts";
import { checks, type Probed, type Span, toldChecks, type Verdict, verdicts } from "./probe.ts";

/** A running container. */
export interface Examined {
  readonly observed: Observed;
  readonly container: Container;
  readonly status: ContainerStatus;
}

/** All times are relative to the start of the container. */
export interface Health {
  /** When it counts as started: at once, or once its startup probe succeeded. */
  readonly startedMs: number;
  readonly killed: Condemned | undefined;
  /** The checks that are told where they fail, or warn. */
  readonly told: readonly Told[];
}

/** The end of a container that its probe has found unfit. */
export interface Condemned {
  readonly atMs: number;
  readonly probe: Probe;
  readonly kind: "startup" | "liveness";
}

interface Told {
  readonly kind: "Startup" | "Liveness" | "Readiness";
  readonly spans: readonly Span[];
  /** From then on the probe is not asked any more. */
  readonly endMs: number;
}

/** What its startup and liveness probes find. */
export function observeHealth(examined: Examined, behavior: Behavior): Health {
  const { startupProbe, livenessProbe } = examined.container;
  const startup = startupProbe && observeStartup(probed(examined, behavior, startupProbe, 0));
  const startedMs = startup?.startedMs ?? 0;
  const told: Told[] = [];
  if (startup !== undefined) told.push({ kind: "Startup", spans: startup.spans, endMs: startedMs });
  if (startedMs === never || livenessProbe === undefined) {
    return { startedMs, killed: startup?.killed, told };
  }
  const spans = checks(probed(examined, behavior, livenessProbe, startedMs));
  const failed = verdicts(spans, livenessProbe, true).find(({ ok }) => !ok);
  told.push({ kind: "Liveness", spans, endMs: (failed?.atMs ?? never) + 1 });
  const killed = failed && { atMs: failed.atMs, probe: livenessProbe, kind: "liveness" as const };
  return { startedMs, killed, told };
}

/** A startup probe ends with its first success, or kills the container. */
function observeStartup(probed: Probed) {
  const { probe } = probed;
  const spans = checks(probed);
  const succeeded = verdicts(spans, probe, false).find(({ ok }) => ok)?.atMs ?? never;
  const failed = verdicts(spans, probe, true).find(({ ok }) => !ok)?.atMs ?? never;
  return succeeded <= failed
    ? { spans, startedMs: succeeded, killed: undefined }
    : { spans, startedMs: never, killed: { atMs: failed, probe, kind: "startup" as const } };
}

/** When a running container counted as started. */
export function startedAfterMs({ observed, container, status }: Examined): number {
  const begunMs = startedMs(status) ?? observed.nowMs;
  const probe = container.startupProbe;
  if (probe === undefined) return begunMs;
  const behavior = observed.behavior(container, status.restartCount, begunMs);
  const examined = { observed, container, status };
  return begunMs + observeStartup(probed(examined, behavior, probe, 0)).startedMs;
}

/** Whether it is ready, and when that or what is told of its probes changes. */
export interface Readiness {
  readonly ready: boolean;
  /** Since its start. */
  readonly nextMs: number;
  readonly timed: readonly TimedNote[];
}

/** From when on it is asked whether it is ready, until now, and until when it can be reached. */
export interface Asked {
  readonly startedMs: number;
  readonly sinceMs: number;
  readonly goneMs: number;
  /** The checks of other probes, which are told with those of this. */
  readonly told: readonly Told[];
}

/** What its readiness probe finds; without one it is ready as soon as it has started. */
export function observeReadiness(
  examined: Examined,
  behavior: Behavior,
  { startedMs, sinceMs, goneMs, told }: Asked,
): Readiness {
  const { container } = examined;
  const { readinessProbe } = container;
  if (startedMs === never || readinessProbe === undefined) {
    const { timed, nextMs } = tell(container, told, sinceMs);
    const next = startedMs > sinceMs ? Math.min(nextMs, startedMs) : nextMs;
    return { ready: startedMs <= sinceMs, nextMs: next, timed };
  }
  const asked = probed(examined, behavior, readinessProbe, startedMs);
  const spans = checks(goneMs === never ? asked : { ...asked, goneMs });
  const changes: readonly Verdict[] = verdicts(spans, readinessProbe, false);
  const { timed, nextMs } = tell(
    container,
    [...told, { kind: "Readiness", spans, endMs: never }],
    sinceMs,
  );
  const next = changes.find(({ atMs }) => atMs > sinceMs)?.atMs ?? never;
  return {
    ready: changes.findLast(({ atMs }) => atMs <= sinceMs)?.ok ?? false,
    nextMs: Math.min(next, nextMs, startedMs > sinceMs ? startedMs : never),
    timed,
  };
}

const probed = (
  { container, observed }: Examined,
  behavior: Behavior,
  probe: Probe,
  notBeforeMs: number,
): Probed => ({
  probe,
  container,
  behavior,
  podIP: observed.pod.status.podIP ?? "",
  notBeforeMs,
});

function tell(container: Container, told: readonly Told[], sinceMs: number) {
  const timed: TimedNote[] = [];
  let nextMs = never;
  for (const { kind, spans, endMs } of told) {
    const { last, nextMs: next } = toldChecks(spans, sinceMs);
    if (next < endMs) nextMs = Math.min(nextMs, next);
    if (last === undefined || last.atMs >= endMs) continue;
    const { ok, output } = last;
    const [reason, what] = ok ? ["ProbeWarning", "warning"] : ["Unhealthy", "failed"];
    const message = `${kind} probe ${what}: ${output}`;
    timed.push(noteAt(last.atMs, note.warning(reason, message, container)));
  }
  return { timed, nextMs };
}
