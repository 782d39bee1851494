/** What a container uses beyond what its pod tells: what is said of it, and its requests. */
import type { Pod } from "../../api/core/pod/pod.ts";
import { keyOf } from "../../client/controller.ts";
import type { Container } from "../types.ts";
import type { BehaviorOptions } from "./behavior.ts";
import { saidUse } from "./said-use.ts";
import type { UseSources } from "./usage.ts";

/** What is known at a time, by the container. */
export const useSources = (
  kubelet: BehaviorOptions,
  pod: Pod,
  nowMs: number,
): ((container: Container) => UseSources) => {
  const key = keyOf(pod);
  return (container) => ({
    said: saidUse(kubelet, pod, container, nowMs),
    served: kubelet.processes?.loads.use(key, container.name, nowMs),
  });
};
