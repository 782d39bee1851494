import type { ContainerInput, ContainerPlan } from "./plan-container.ts";
export declare function planRunning(input: ContainerInput): ContainerPlan;
/** When a running container counted as started: at once, or once its startup probe succeeded. */
export declare function startedAfterMs({ observed, container, status }: ContainerInput): number;
