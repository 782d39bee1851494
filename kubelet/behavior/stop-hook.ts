/** What is run in a container before it stops. */
import type { ContainerProcess } from "../shell/process/container-process.ts";
import type { Container } from "../types.ts";
import type { Behavior } from "./behavior.ts";
import { commandAlone } from "./command-alone.ts";

/** How a process ends that runs its hook, which may change files, and is told to stop. */
export const stopOf =
  (run: () => ContainerProcess): NonNullable<Behavior["stop"]> =>
  ({ sinceStartMs, graceMs, turnMs = 0 }, hook) => {
    const order = { atMs: sinceStartMs, graceMs, turnMs };
    const { atMs, exitCode, hookFailedMs } = run().stop(order, hook);
    const afterMs = atMs - sinceStartMs;
    if (hookFailedMs === undefined) return { afterMs, exitCode };
    return { afterMs, exitCode, hookFailedAfterMs: hookFailedMs - sinceStartMs };
  };

/** Whether a command is run before it stops that is known. */
export function hasStopHook({ lifecycle }: Container): boolean {
  const command = lifecycle?.preStop?.exec?.command;
  return command !== undefined && !commandAlone(command).isUnknown;
}
