/**
 * The kubelets of all nodes. Guarantees:
 * - what they know is in the API, so they may be killed and started again at any moment;
 * - no container is started twice, and no two pods of a node get the same address;
 * - the same objects at the same time always lead to the same writes.
 */
export { type Behavior, type BehaviorOf, behavior, type ExecResult } from "./behavior.ts";
export { containerLog, type LogOptions } from "./logs.ts";
export {
  bootedAtAnnotation,
  type CabledMachine,
  cable,
  cableMachines,
  type Machine,
  type Machines,
  powerAnnotation,
} from "./machine.ts";
export { nodeStatusController } from "./node-controller.ts";
export { kubeletVersion } from "./node-status.ts";
export type { Observed } from "./observed.ts";
export { isUp } from "./plan-node.ts";
export { planPod } from "./plan-pod.ts";
export { type KubeletOptions, podLifecycleController } from "./pod-controller.ts";
export type { LogLine } from "./shell-process.ts";
export { lastMeasuredMs, type Measurement, measure, resolutionMs, systemUse } from "./usage.ts";
export { volumeExpandController } from "./volume-expand.ts";
