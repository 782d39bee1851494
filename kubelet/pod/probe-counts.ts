/** How often the probes of a running container have found what. */
import type { RunningContainer } from "../behavior/running.ts";
import { never } from "../observed.ts";
import type { Probe } from "../types.ts";
import { checks, type Span, verdicts } from "./probe.ts";

export interface ProbeCount {
  readonly type: "Liveness" | "Readiness" | "Startup";
  readonly result: "successful" | "failed";
  readonly count: number;
}

/** Of the present run of the container. The others begin once its startup probe has succeeded. */
export function probeCounts(
  { container, does, startedMs }: RunningContainer,
  podIP: string,
  nowMs: number,
): readonly ProbeCount[] {
  const sinceMs = nowMs - startedMs;
  const { startupProbe, readinessProbe, livenessProbe } = container;
  const spansOf = (probe: Probe, notBeforeMs: number) =>
    checks({ probe, container, behavior: does, podIP, notBeforeMs });
  const startup = startupProbe === undefined ? [] : spansOf(startupProbe, 0);
  const startedAtMs =
    startupProbe === undefined
      ? 0
      : (verdicts(startup, startupProbe, false).find(({ ok }) => ok)?.atMs ?? never);
  const laterSpans = (probe: Probe | undefined) =>
    probe === undefined || startedAtMs === never ? [] : spansOf(probe, startedAtMs);
  return [
    ...counted("Startup", startup, Math.min(sinceMs, startedAtMs)),
    ...counted("Readiness", laterSpans(readinessProbe), sinceMs),
    ...counted("Liveness", laterSpans(livenessProbe), sinceMs),
  ];
}

function counted(
  type: ProbeCount["type"],
  spans: readonly Span[],
  untilMs: number,
): readonly ProbeCount[] {
  const done = { successful: 0, failed: 0 };
  for (const { ok, count, firstMs, periodMs } of spans) {
    if (firstMs > untilMs) continue;
    done[ok ? "successful" : "failed"] += Math.min(
      Math.floor((untilMs - firstMs) / periodMs) + 1,
      count,
    );
  }
  const results = ["failed", "successful"] as const;
  return results.flatMap((result) =>
    done[result] === 0 ? [] : [{ type, result, count: done[result] }],
  );
}
