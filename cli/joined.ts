/** Joining a process that one has just started, which may have ended by then. */
import { containersOf } from "../client/kubectl/chosen-pods.ts";
import { Exit, factOf } from "../client/kubectl/failure.ts";
import { logQuery } from "../client/kubectl/log-query.ts";
import { type Joining, join } from "./attach.ts";
import type { Io } from "./io.ts";
import { pathOfTarget, type Target } from "./targets/targets.ts";

/** Joins the process; where that fails, prints what it wrote. */
export async function joinOrLog(io: Io, pod: Target, given: Joining): Promise<void> {
  try {
    await join(io, pod, given);
  } catch (error) {
    const fact = error instanceof Exit ? error.message : factOf(error);
    io.warn(`warning: couldn't attach to pod/${pod.name}, falling back to streaming logs: ${fact}`);
    await printLog(io, pod, given.container);
  }
}

/** Prints what a container wrote; the pod's first unless it is named. */
export async function printLog(io: Io, pod: Target, named?: string): Promise<void> {
  const choice = { chosen: named, isAll: false };
  const [container = ""] = containersOf(() => {}, pod, choice);
  io.write(await io.client.text({ path: pathOfTarget(pod, logQuery(container, {}), "log") }));
}
