import type { Pod } from "../../api/core/pod/pod.ts";
import type { Container, ContainerStatus } from "../types.ts";
import { type Behavior, type BehaviorOptions, type Sources } from "./behavior.ts";
/** A container that runs now, and what it does. */
export interface RunningContainer {
    readonly container: Container;
    /** Of the runtime, without the prefix that names it. */
    readonly id: string;
    readonly startedMs: number;
    readonly restartCount: number;
    readonly does: Behavior;
}
/** The container of that name, while it runs. */
export declare function runningContainer(pod: Pod, name: string, kubelet: BehaviorOptions, sources: Sources): RunningContainer | undefined;
/** All containers of a pod that run now, in the order of its spec. */
export declare function runningContainers(pod: Pod, kubelet: BehaviorOptions, { nowMs, configuration }: Sources): readonly RunningContainer[];
/** When a container started that runs now; `undefined` where it does not run. */
export declare function runningSinceMs({ state, containerID }: ContainerStatus): number | undefined;
