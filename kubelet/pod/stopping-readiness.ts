/**
 * A container that is told to stop with its pod is asked no longer whether it is alive or has
 * started, but still whether it is ready. Source: kubelet 1.36, SyncTerminatingPod.
 */
import type { StopOrder } from "../behavior/behavior.ts";
import { never, type TimedNote } from "../observed.ts";
import type { ContainerStatus } from "../types.ts";
import { startedMs, withReadiness } from "./container-status.ts";
import { type Examined, observeReadiness, startedAfterMs } from "./health.ts";
import { signalledAfterMs } from "./stopping.ts";

/** When it was told to stop and how long it has, and when it will have ended. */
interface Stopping extends Pick<StopOrder, "graceMs" | "turnMs"> {
  readonly atMs: number;
  readonly endMs: number;
}

/** What is shown of it until its end. */
export function observeStopping(
  examined: Examined,
  { atMs, endMs, ...order }: Stopping,
): {
  readonly status: ContainerStatus;
  readonly nextMs: number;
  readonly timed: readonly TimedNote[];
} {
  const { observed, container, status } = examined;
  const begunMs = startedMs(status);
  if (container.readinessProbe === undefined || begunMs === undefined || status.started !== true) {
    return { status, nextMs: never, timed: [] };
  }
  const behavior = observed.behavior(container, status.restartCount, begunMs);
  const stop = { ...order, sinceStartMs: atMs - begunMs };
  const signalMs = atMs + signalledAfterMs(container, behavior, stop);
  const { ready, nextMs, timed } = observeReadiness(examined, behavior, {
    startedMs: startedAfterMs(examined) - begunMs,
    sinceMs: observed.nowMs - begunMs,
    goneMs: Math.min(signalMs, endMs) - begunMs,
    told: [],
  });
  return {
    status: withReadiness(status, { ready, started: status.started }),
    nextMs: begunMs + nextMs,
    // What was due before was told before.
    timed: timed
      .map((each) => ({ ...each, atMs: each.atMs + begunMs }))
      .filter((each) => each.atMs >= atMs),
  };
}
