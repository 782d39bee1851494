/**
 * The kubelets of all nodes. Guarantees:
 * - what they know is in the API, so they may be killed and started again at any moment;
 * - no container is started twice, and no two pods of a node get the same address;
 * - the same objects at the same time always lead to the same writes.
 */
export {
  type Behavior,
  type BehaviorOf,
  behavior,
  type ExecResult,
  type Sources,
} from "./behavior/behavior.ts";
export { containerLog, type LogOptions } from "./behavior/logs.ts";
export { MachineProcesses } from "./behavior/processes.ts";
export {
  type RunningContainer,
  runningContainer,
  runningContainers,
} from "./behavior/running.ts";
export { execErrorOf } from "./behavior/start-error.ts";
export {
  lastMeasuredMs,
  type Measurement,
  measure,
  resolutionMs,
  systemUse,
} from "./behavior/usage.ts";
export { networkNamespace, sandboxId } from "./identity.ts";
export { statusesOf } from "./images/node-images.ts";
export { parseImage } from "./images/reference.ts";
export {
  bootedAtAnnotation,
  type CabledMachine,
  cable,
  cableMachines,
  type Machine,
  type Machines,
  powerAnnotation,
} from "./machine.ts";
export { nodeImagesController } from "./node/image-controller.ts";
export { nodeStatusController } from "./node/node-controller.ts";
export { kubeletVersion } from "./node/node-status.ts";
export { isUp } from "./node/plan-node.ts";
export { nodePressureController } from "./node/pressure-controller.ts";
export type { Observed } from "./observed.ts";
export { planPod } from "./pod/plan-pod.ts";
export { type KubeletOptions, podLifecycleController } from "./pod/pod-controller.ts";
export { fromArray, toArray } from "./shell/bytes.ts";
export type { LogLine } from "./shell/log-lines.ts";
export { configurationOf } from "./volumes/configuration-data.ts";
export { volumeExpandController } from "./volumes/volume-expand.ts";
