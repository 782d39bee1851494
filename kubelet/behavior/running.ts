import type { Pod } from "../../api/core/pod/pod.ts";
import { parseTime } from "../../api/runtime.ts";
import { startFraction } from "../identity.ts";
import { statusesOf } from "../images/node-images.ts";
import type { Container, ContainerStatus } from "../types.ts";
import { type Behavior, type BehaviorOptions, behavior, type Sources } from "./behavior.ts";
import { asRun, isReplaced } from "./run-image.ts";

/** A container that runs now, and what it does. */
export interface RunningContainer {
  readonly container: Container;
  /** Of the runtime, without the prefix that names it. */
  readonly id: string;
  readonly startedMs: number;
  readonly restartCount: number;
  readonly does: Behavior;
  /** When it was told to make way for one of another image; absent: it was not. */
  readonly replacedMs?: number;
}

/** The container of that name, while it runs. */
export function runningContainer(
  pod: Pod,
  name: string,
  kubelet: BehaviorOptions,
  sources: Sources,
): RunningContainer | undefined {
  return runningContainers(pod, kubelet, sources).find(({ container }) => container.name === name);
}

/** All containers of a pod that run now, in the order of its spec. */
export function runningContainers(
  pod: Pod,
  kubelet: BehaviorOptions,
  { nowMs, configuration }: Sources,
): readonly RunningContainer[] {
  const { spec, status } = pod;
  const statuses = statusesOf(status);
  const { initContainers = [], containers, ephemeralContainers = [] } = spec;
  return [...initContainers, ...containers, ...ephemeralContainers].flatMap((wanted) => {
    const known = statuses.find(({ name }) => name === wanted.name);
    const startedMs = known && runningSinceMs(known);
    if (known === undefined || startedMs === undefined) return [];
    const { containerID = "", restartCount } = known;
    const container = asRun(wanted, pod, restartCount);
    const does = behavior(kubelet, container, pod, {
      restartCount,
      time: { startedMs, nowMs },
      configuration,
    });
    const id = containerID.replace(/^.*:\/\//, "");
    const running = { container, id, startedMs, restartCount, does };
    if (!isReplaced(pod, wanted, known)) return [running];
    const sinceMs = kubelet.processes?.images.sinceMs(pod, wanted);
    return [sinceMs === undefined ? running : { ...running, replacedMs: sinceMs }];
  });
}

/** When a container started that runs now; `undefined` where it does not run. */
export function runningSinceMs({ state, containerID }: ContainerStatus): number | undefined {
  const secondMs = parseTime(state.running?.startedAt);
  return secondMs === undefined ? undefined : secondMs + startFraction(containerID);
}
