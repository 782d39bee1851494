/** What is asked of a server before a process is told to stop. */
import type { Context } from "../kernel/context.ts";
import type { Kernel, Work } from "../kernel/kernel.ts";
import type { FetchRequest } from "../network/container-network.ts";

/** Makes the request; whatever is answered to it, it has succeeded, and failed without answer. */
export function* askBeforeStop(
  request: FetchRequest,
  { network, startedAtMs }: Pick<Context, "network" | "startedAtMs">,
  kernel: Kernel,
): Work {
  const begunMs = kernel.now;
  const fetched = network.fetch(request);
  if (fetched.tookMs > 0) yield { until: begunMs + fetched.tookMs };
  const { response } = fetched.settle?.(startedAtMs + kernel.now) ?? fetched;
  return response === undefined ? 1 : 0;
}
