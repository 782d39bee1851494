/** How long a container takes to stop, and what it leaves. Source: kubelet 1.36, killContainer. */
import type { Behavior, Stop, StopOrder } from "../behavior/behavior.ts";
import type { Termination } from "../behavior/said/says.ts";
import { afterSignalMsMin } from "../shell/process/container-process.ts";
import type { Container } from "../types.ts";

/** The exit code of a process that was killed. */
const killedCode = 137;

/**
 * First the preStop hook, then SIGTERM, for which it may have to wait until it is its turn, then
 * SIGKILL at the end of the grace period or later.
 */
export function stopping(container: Container, behavior: Behavior, order: StopOrder): Stop {
  const { sinceStartMs, graceMs } = order;
  const signalMs = signalAfterMs(container, behavior, order);
  const said = behavior.termination?.(sinceStartMs + signalMs);
  if (said !== undefined) return terminated(said, signalMs, graceMs);
  if (behavior.stop === undefined) return terminated(behavior, signalMs, graceMs);
  if (runsHook(container)) return behavior.stop(order, { runsHook: true });
  const signal = { sinceStartMs: sinceStartMs + signalMs, graceMs: graceMs - signalMs };
  const { afterMs, exitCode } = behavior.stop(signal, { runsHook: false });
  return { afterMs: signalMs + afterMs, exitCode };
}

/** Whether there is more before SIGTERM than a pause. */
const runsHook = ({ lifecycle }: Container) =>
  (lifecycle?.preStop?.exec ?? lifecycle?.preStop?.httpGet) !== undefined;

/** From the order on until SIGTERM. */
function signalAfterMs(
  container: Container,
  behavior: Behavior,
  { graceMs, turnMs = 0 }: StopOrder,
): number {
  return Math.min(Math.max(hookDurationMs(container, behavior), turnMs), graceMs);
}

/** From the order on: SIGTERM at its time, and what comes of it, in the time that there is. */
function terminated(does: Termination, signalMs: number, graceMs: number): Stop {
  const afterMs = signalMs + (does.stopMs ?? Number.POSITIVE_INFINITY);
  const killedMs = Math.max(graceMs, signalMs + afterSignalMsMin);
  return afterMs <= killedMs
    ? { afterMs, exitCode: does.stopCode }
    : { afterMs: killedMs, exitCode: killedCode };
}

/**
 * From the order on until SIGTERM, from which on a server takes no more connections, or until a
 * while after it; `Infinity` for one that goes on.
 */
export function signalledAfterMs(
  container: Container,
  behavior: Behavior,
  order: StopOrder,
): number {
  const signalMs = signalAfterMs(container, behavior, order);
  const said = behavior.termination?.(order.sinceStartMs + signalMs);
  const servesOnMs = said === undefined ? (behavior.stopDelayMs ?? 0) : 0;
  // A program that is followed says itself where it listens.
  if (said === undefined && behavior.varyingListens === true) return Number.POSITIVE_INFINITY;
  if (said === undefined && behavior.stop !== undefined && runsHook(container)) {
    // Until its hook is done, nobody knows when that will be.
    const { signalledAfterMs: toldMs } = behavior.stop(order, { runsHook: true });
    return toldMs === undefined ? Number.POSITIVE_INFINITY : toldMs + servesOnMs;
  }
  const isHeeded = said === undefined ? stops(behavior) : said.stopMs !== undefined;
  return isHeeded ? signalMs + servesOnMs : Number.POSITIVE_INFINITY;
}

const stops = ({ stop, stopMs }: Behavior) => stop !== undefined || stopMs !== undefined;

function hookDurationMs({ lifecycle }: Container, behavior: Behavior): number {
  const hook = lifecycle?.preStop;
  if (hook === undefined) return 0;
  if (hook.sleep !== undefined) return hook.sleep.seconds * 1000;
  return hook.exec === undefined ? 10 : behavior.execMs(hook.exec.command ?? []);
}
