/** What ImageBehaviors say of the CPU and memory of containers that run. */
import type { Pod } from "../../api/core/pod/pod.ts";
import { statusesOf } from "../images/node-images.ts";
import type { Observed } from "../observed.ts";
import type { Container } from "../types.ts";
import type { BehaviorOptions } from "./behavior.ts";
import { behaviors } from "./pod-behaviors.ts";
import { runningSinceMs } from "./running.ts";
import type { SaidUse } from "./said/says.ts";

/** What is said of a container's use now; `undefined` where nothing is. */
export function saidUseNow(
  observed: Pick<Observed, "pod" | "nowMs" | "behavior">,
  container: Container,
): SaidUse | undefined {
  const { pod, nowMs } = observed;
  const status = statusesOf(pod.status).find(({ name }) => name === container.name);
  const startedMs = status === undefined ? undefined : runningSinceMs(status);
  if (status === undefined || startedMs === undefined) return undefined;
  return observed.behavior(container, status.restartCount, startedMs).use?.(nowMs - startedMs);
}

/** The same, for who stands beside the kubelet. */
export function saidUse(
  kubelet: BehaviorOptions,
  pod: Pod,
  container: Container,
  nowMs: number,
): SaidUse | undefined {
  // Most clusters have no such objects, and nothing is to be worked out in them.
  if ((kubelet.imageBehaviors?.() ?? []).length === 0) return undefined;
  const behavior = behaviors(kubelet, pod, { nowMs, configuration: () => undefined });
  return saidUseNow({ pod, nowMs, behavior }, container);
}
