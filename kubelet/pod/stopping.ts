/** How long a container takes to stop, and what it leaves. Source: kubelet 1.36, killContainer. */
import type { Behavior, Stop } from "../behavior/behavior.ts";
import type { Termination } from "../behavior/said/says.ts";
import { afterSignalMsMin } from "../shell/process/container-process.ts";
import type { Container } from "../types.ts";

/** An order to stop. */
export interface StopOrder {
  /** Since the start of the container. */
  readonly sinceStartMs: number;
  readonly graceMs: number;
}

/** The exit code of a process that was killed. */
const killedCode = 137;

/** First the preStop hook, then SIGTERM, then SIGKILL at the end of the grace period or later. */
export function stopping(
  container: Container,
  behavior: Behavior,
  { sinceStartMs, graceMs }: StopOrder,
): Stop {
  const hook = container.lifecycle?.preStop;
  const command = hook?.exec?.command;
  const hookMs = Math.min(hookDurationMs(container, behavior), graceMs);
  const said = behavior.termination?.(sinceStartMs + hookMs);
  if (said !== undefined) return terminated(said, hookMs, graceMs);
  if (behavior.stop !== undefined && (hook === undefined || command !== undefined)) {
    return behavior.stop(sinceStartMs, graceMs, command);
  }
  if (behavior.stop !== undefined) {
    const { afterMs, exitCode } = behavior.stop(sinceStartMs + hookMs, graceMs - hookMs);
    return { afterMs: hookMs + afterMs, exitCode };
  }
  return terminated(behavior, hookMs, graceMs);
}

/** From the order on: the hook, then SIGTERM and what comes of it, in the time that there is. */
function terminated(does: Termination, hookMs: number, graceMs: number): Stop {
  const afterMs = hookMs + (does.stopMs ?? Number.POSITIVE_INFINITY);
  const killedMs = Math.max(graceMs, hookMs + afterSignalMsMin);
  return afterMs <= killedMs
    ? { afterMs, exitCode: does.stopCode }
    : { afterMs: killedMs, exitCode: killedCode };
}

/**
 * From the order on until SIGTERM, from which on a server takes no more connections; `Infinity`
 * for one that goes on after it.
 */
export function signalledAfterMs(
  container: Container,
  behavior: Behavior,
  { sinceStartMs, graceMs }: StopOrder,
): number {
  const hookMs = Math.min(hookDurationMs(container, behavior), graceMs);
  const said = behavior.termination?.(sinceStartMs + hookMs);
  const isHeeded = said === undefined ? stops(behavior) : said.stopMs !== undefined;
  return isHeeded ? hookMs : Number.POSITIVE_INFINITY;
}

const stops = ({ stop, stopMs }: Behavior) => stop !== undefined || stopMs !== undefined;

function hookDurationMs({ lifecycle }: Container, behavior: Behavior): number {
  const hook = lifecycle?.preStop;
  if (hook === undefined) return 0;
  if (hook.sleep !== undefined) return hook.sleep.seconds * 1000;
  return hook.exec === undefined ? 10 : behavior.execMs(hook.exec.command ?? []);
}
