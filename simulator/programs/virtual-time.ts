/** The time and chance of the programs that run in clusters, in place of those of the machine. */
import { AsyncLocalStorage } from "node:async_hooks";
import type { Random } from "../../api/runtime.ts";
import type { Dispatcher } from "./context.ts";
import type { VirtualTimers } from "./virtual-timers.ts";

/** What code that runs within a program finds in place of what the machine has. */
export interface VirtualTime {
  readonly timers: VirtualTimers;
  readonly random: Random;
  /** The way to the API server. */
  readonly dispatcher: Dispatcher;
  /** When it began, by what it took for the time of day then. */
  readonly originMs: number;
  /** What the program takes for the time of day. */
  now(): number;
  /** How long it has been running, whatever happens to the time of day. */
  elapsedMs(): number;
  /** Nobody in the program has caught this. */
  failed(error: unknown): void;
  /** Ends the process, as `process.exit` does: it never returns. */
  exit(code: unknown): never;
}

/** What serves a program, and keeps to the time of the machine whatever tests have for it. */
const machine = "machine";

/**
 * Which program the code at hand runs for. It follows promises, streams and callbacks, so several
 * programs, of several clusters, and the test around them each keep their own time.
 */
const current = new AsyncLocalStorage<VirtualTime | typeof machine>();

export function virtualTime(): VirtualTime | undefined {
  const found = current.getStore();
  return found === machine ? undefined : found;
}

export const isOfMachine = (): boolean => current.getStore() === machine;

/** Runs code for a program. */
export const within = <T>(time: VirtualTime, run: () => T): T => current.run(time, run);

/** Runs code for nobody: what serves a program is no part of it. */
export const outside = <T>(run: () => T): T => current.run(machine, run);
