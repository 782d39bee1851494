/** What becomes of a running container: its probes, and how it ends. */
import type { Behavior } from "../behavior/behavior.ts";
import { never } from "../observed.ts";
import * as statuses from "./container-status.ts";
import { observeHealth, observeReadiness } from "./health.ts";
import { killOf } from "./kill.ts";
import type { ContainerInput, ContainerPlan } from "./plan-container.ts";
import { withMessage } from "./termination-message.ts";

/** The plan of a container that runs, or as which it is shown until another has begun. */
export interface RunningPlan extends ContainerPlan {
  /** How it ended that was killed to be started again with that. */
  readonly killed?: statuses.End;
}

export function planRunning(input: ContainerInput): RunningPlan {
  const { observed, container, status } = input;
  const { nowMs } = observed;
  const begunMs = statuses.startedMs(status) ?? nowMs;
  const behavior = observed.behavior(container, status.restartCount, begunMs);
  const { startedMs, killed: condemned, told } = observeHealth(input, behavior);
  const kill = killOf(input, behavior, { begunMs, condemned });
  const ownMs = begunMs + (behavior.exitsAfterMs ?? never);
  const isKilled = kill !== undefined && kill.endMs < ownMs;
  const endMs = isKilled ? kill.endMs : ownMs;
  const end = isKilled ? { atMs: endMs, exitCode: kill.exitCode } : ownEnd(behavior, ownMs);
  const isAnew = kill?.restarts === true && kill.atMs <= ownMs;
  if (endMs <= nowMs && !isAnew) {
    const over = statuses.ended(status, withMessage(observed, container, status, end));
    return { status: over, notes: [], timed: [], dueMs: nowMs };
  }
  const sinceMs = nowMs - begunMs;
  const goneMs = (kill?.goneMs ?? never) - begunMs;
  const readiness = observeReadiness(input, behavior, { startedMs, sinceMs, goneMs, told });
  const { ready } = readiness;
  const lookMs = Math.min(readiness.nextMs, behavior.knownUntilMs?.() ?? never);
  const dueMs = Math.min(endMs > nowMs ? endMs : never, begunMs + lookMs);
  const timed = readiness.timed.map((each) => ({ ...each, atMs: each.atMs + begunMs }));
  return {
    status: statuses.withReadiness(status, { ready, started: startedMs <= sinceMs }),
    notes: [],
    timed: kill === undefined ? timed : [...timed, ...kill.timed],
    dueMs,
    ...(endMs <= nowMs && { killed: end }),
  };
}

function ownEnd({ exitCode, exitReason }: Behavior, atMs: number): statuses.End {
  return exitReason ? { atMs, exitCode, reason: exitReason } : { atMs, exitCode };
}
