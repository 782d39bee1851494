/** What ImageBehaviors say of the CPU and memory of containers that run. */
import type { Pod } from "../../api/core/pod/pod.ts";
import { statusesOf } from "../images/node-images.ts";
import type { Container } from "../types.ts";
import { type BehaviorOptions, behavior, type SaidUse } from "./behavior.ts";
import { runningSinceMs } from "./running.ts";

/** What is said of a container's use at a time; `undefined` where nothing is. */
export function saidUse(
  kubelet: BehaviorOptions,
  pod: Pod,
  container: Container,
  atMs: number,
): SaidUse | undefined {
  if (kubelet.imageBehaviors === undefined || kubelet.imageBehaviors().length === 0)
    return undefined;
  const status = statusesOf(pod.status).find(({ name }) => name === container.name);
  const startedMs = status === undefined ? undefined : runningSinceMs(status);
  if (status === undefined || startedMs === undefined) return undefined;
  const time = { startedMs, nowMs: atMs };
  const does = behavior(kubelet, container, pod, { restartCount: status.restartCount, time });
  return does.use?.(atMs - startedMs);
}
