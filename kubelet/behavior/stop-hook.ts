/** What is run in a container, or asked of a server, before it stops. */
import type { Pod } from "../../api/core/pod/pod.ts";
import type { ContainerProcess } from "../shell/process/container-process.ts";
import type { StopHook } from "../shell/process/process-start.ts";
import type { Container } from "../types.ts";
import type { Behavior } from "./behavior.ts";
import { commandAlone } from "./command-alone.ts";
import { hookRequest } from "./hook-request.ts";

/** How a process ends that runs its hook, which may change files, and is told to stop. */
export const stopOf =
  (run: () => ContainerProcess, container: Container, pod: Pod): NonNullable<Behavior["stop"]> =>
  ({ sinceStartMs, graceMs, turnMs = 0 }, { runsHook }) => {
    const order = { atMs: sinceStartMs, graceMs, turnMs };
    const hook = runsHook ? hookOf(container, pod) : undefined;
    const { atMs, exitCode, hookFailedMs, signalledMs } = run().stop(order, hook);
    return {
      afterMs: atMs - sinceStartMs,
      exitCode,
      ...(hookFailedMs !== undefined && { hookFailedAfterMs: hookFailedMs - sinceStartMs }),
      ...(signalledMs !== undefined && { signalledAfterMs: signalledMs - sinceStartMs }),
    };
  };

/** What is done before it stops, where that is known. */
export function hasStopHook({ lifecycle }: Container): boolean {
  const { exec, httpGet } = lifecycle?.preStop ?? {};
  if (httpGet !== undefined) return true;
  return exec?.command !== undefined && !commandAlone(exec.command).isUnknown;
}

function hookOf(container: Container, pod: Pod): StopHook | undefined {
  const { exec, httpGet } = container.lifecycle?.preStop ?? {};
  if (exec !== undefined) return { command: exec.command ?? [] };
  return httpGet && { request: hookRequest(httpGet, container, pod) };
}
