/** The pod that a command is to reach into, by its name or by that of a workload. */
import { byUse, selectorOf } from "../../client/kubectl/chosen-pods.ts";
import { Failure } from "../../client/kubectl/failure.ts";
import type { Io } from "../io.ts";
import { within } from "./follow.ts";
import { firstPod, podsOf } from "./log-sources.ts";
import { findTargets, type Target, type TargetQuery } from "./targets.ts";

/** How long kubectl waits for a pod of a workload. */
export const runningTimeoutMs = 60_000;

/** How long to wait for a pod, in ms. Throws where no time is left to it. */
export function runningTimeoutOf(
  { "pod-running-timeout": givenMs = runningTimeoutMs }: { "pod-running-timeout"?: number },
  command: string,
): number {
  if (givenMs > 0) return givenMs;
  throw new Failure(
    "--pod-running-timeout must be higher than zero\n" +
      `See 'kubesim ${command} -h' for help and examples`,
  );
}

/** The pod, or the best one of a workload: waits for its first where there is none. */
export async function attachablePod(
  io: Io,
  named: string | Pick<TargetQuery, "args" | "filename" | "recursive">,
  timeoutMs: number,
): Promise<Target> {
  const { targets, errors } = await findTargets(io, queryOf(named));
  // What files name is counted before it is looked for.
  if (targets.length + errors.length > 1) {
    throw new Failure("cannot exec into multiple objects at a time");
  }
  if (errors.length > 0) throw errors[0];
  const [target] = targets;
  if (target === undefined) throw new Failure("you must provide one or more resources");
  if (target.resource.kind === "Pod") return target;
  const selector = selectorOf(target, "attach to");
  let pods = await podsOf(io, selector);
  if (pods.length === 0) pods = await within(io, timeoutMs, firstPod(io, selector));
  const [best] = [...pods].sort(byUse);
  if (best === undefined) throw new Failure("timed out waiting for the condition");
  return best;
}

/** A word alone names a pod. */
function queryOf(named: Parameters<typeof attachablePod>[1]): TargetQuery {
  if (typeof named !== "string") return named;
  return { args: named.includes("/") ? [named] : ["pods", named] };
}
