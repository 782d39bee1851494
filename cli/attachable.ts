/** The pod that a command is to reach into, by its name or by that of a workload. */
import { byUse, selectorOf } from "../client/kubectl/chosen-pods.ts";
import { Failure } from "../client/kubectl/failure.ts";
import { within } from "./follow.ts";
import type { Io } from "./io.ts";
import { firstPod, podsOf } from "./log-sources.ts";
import { findTargets, type Target } from "./targets.ts";

/** How long kubectl waits for a pod of a workload. */
export const runningTimeoutMs = 60_000;

/** The pod, or the best one of a workload: waits for its first where there is none. */
export async function attachablePod(io: Io, named: string, timeoutMs: number): Promise<Target> {
  const args = named.includes("/") ? [named] : ["pods", named];
  const { targets, errors } = await findTargets(io, { args });
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
