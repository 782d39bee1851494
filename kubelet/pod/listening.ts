/** Which containers of a pod accept connections, and until when. */
import type { Pod } from "../../api/core/pod/pod.ts";
import type { BehaviorOptions, Sources } from "../behavior/behavior.ts";
import { type RunningContainer, runningContainers } from "../behavior/running.ts";
import { never } from "../observed.ts";
import { turnAfterMs } from "./stop-turn.ts";
import { signalledAfterMs, stopping } from "./stopping.ts";

/** A container that runs. All times are those of the cluster, in milliseconds. */
export interface ListeningContainer extends RunningContainer {
  readonly acceptsFromMs: number;
  /** A process that heeds SIGTERM takes no connection after it; others do until they are killed. */
  readonly acceptsUntilMs: number;
  /** When the process ends, as far as that is known; `Infinity` where it is not. */
  readonly endsMs: number;
}

/** The containers that run now; `stoppedMs` is when they were told to stop, if they were. */
export function listeningContainers(
  pod: Pod,
  kubelet: BehaviorOptions,
  { stoppedMs, ...sources }: Sources & { readonly stoppedMs: number | undefined },
): readonly ListeningContainer[] {
  return runningContainers(pod, kubelet, sources).map((running) => {
    const { startedMs, does } = running;
    const ownMs = startedMs + (does.exitsAfterMs ?? never);
    const acceptsFromMs = startedMs + does.readyAfterMs;
    const toldMs = stoppedMs ?? running.replacedMs;
    if (toldMs === undefined) {
      return { ...running, acceptsFromMs, acceptsUntilMs: ownMs, endsMs: ownMs };
    }
    const { signalMs, endsMs } = lastMoments(pod, running, toldMs);
    return {
      ...running,
      acceptsFromMs,
      acceptsUntilMs: Math.min(signalMs, endsMs, ownMs),
      endsMs: Math.min(endsMs, ownMs),
    };
  });
}

function lastMoments(
  pod: Pod,
  { container, startedMs, does, replacedMs }: RunningContainer,
  stoppedMs: number,
) {
  const { deletionGracePeriodSeconds } = pod.metadata;
  const seconds = deletionGracePeriodSeconds ?? pod.spec.terminationGracePeriodSeconds;
  const turnMs = replacedMs === stoppedMs ? 0 : turnAfterMs(pod, container, stoppedMs);
  if (turnMs === never) return { signalMs: never, endsMs: never };
  const order = { sinceStartMs: stoppedMs - startedMs, graceMs: seconds * 1000, turnMs };
  return {
    signalMs: stoppedMs + signalledAfterMs(container, does, order),
    endsMs: stoppedMs + stopping(container, does, order).afterMs,
  };
}
