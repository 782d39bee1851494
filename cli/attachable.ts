/** The pod that a command is to reach into, by its name or by that of a workload. */
import { Failure } from "../client/kubectl/failure.ts";
import { within } from "./follow.ts";
import type { Io } from "./io.ts";
import { byUse, firstPod, podsOf, selectorOf } from "./log-sources.ts";
import { findTargets, part, type Target, textAt } from "./targets.ts";

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

/** Throws where the containers of a pod have all ended. */
export function checkAlive({ object }: Target, doing: string): void {
  const phase = textAt(part(object, "status"), "phase");
  if (phase !== "Succeeded" && phase !== "Failed") return;
  throw new Failure(`cannot ${doing} in a completed pod; current phase is ${phase}`);
}
