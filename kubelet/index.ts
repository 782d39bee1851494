/**
 * The kubelets of all nodes. Guarantees:
 * - what they know is in the API, so they may be killed and started again at any moment;
 * - no container is started twice, and no two pods of a node get the same address;
 * - the same objects at the same time always lead to the same writes.
 */
export {
  type Behavior,
  type BehaviorOf,
  type BehaviorOptions,
  behavior,
  type ExecResult,
  type HttpAnswer,
  httpAnswer,
  type PresentFaults,
  type Sources,
} from "./behavior/behavior.ts";
export { serverOn } from "./behavior/listens.ts";
export {
  chosenLines,
  containerLog,
  type DatedLine,
  type LogOptions,
  limited,
  type RunLog,
  runLog,
  textOfLines,
} from "./behavior/logs.ts";
export type { ContainerUse, PodUse } from "./behavior/machine-use.ts";
export type { Neighbours } from "./behavior/namespaces.ts";
export { MachineProcesses } from "./behavior/processes.ts";
export {
  type RunningContainer,
  runningContainer,
  runningContainers,
  runningSinceMs,
} from "./behavior/running.ts";
export { saidUse } from "./behavior/said-use.ts";
export { execErrorOf } from "./behavior/start-error.ts";
export {
  containerUse,
  lastMeasuredMs,
  type Measurement,
  measure,
  resolutionMs,
  systemUse,
  type Use,
} from "./behavior/usage.ts";
export { useSources } from "./behavior/use-sources.ts";
export { type KubeletConfiguration, readKubeletConfiguration } from "./configuration.ts";
export { localStorageController } from "./eviction/local-storage-controller.ts";
export { type Observations, observe, podsOnNode } from "./eviction/observations.ts";
export { containerBytes, containerProcesses } from "./eviction/pod-storage.ts";
export { nodePressureController } from "./eviction/pressure-controller.ts";
export { type Absence, absenceOf, heardMs } from "./faults/absence.ts";
export {
  isNews as isFaultNews,
  type MachineFault,
  machineFaults,
} from "./faults/machine-faults.ts";
export { networkNamespace, sandboxId, stableUuid } from "./identity.ts";
export { cLibraryOf } from "./images/c-library.ts";
export { architectureOf, statusesOf } from "./images/node-images.ts";
export { parseImage } from "./images/reference.ts";
export type { KubeletOptions } from "./kubelet-options.ts";
export { ContainerLoad, type RequestUse } from "./load/container-load.ts";
export { type ServeContext, type Served, serve } from "./load/serve.ts";
export {
  bootedAtAnnotation,
  type CabledMachine,
  cable,
  cableMachines,
  checkKubeletConfiguration,
  type Machine,
  type Machines,
  powerAnnotation,
} from "./machine.ts";
export { hostAddresses } from "./network/hosts-file.ts";
export { clusterDns, type Resolver, resolverOf } from "./network/resolver.ts";
export { nodeImagesController } from "./node/image-controller.ts";
export { imageBytes } from "./node/image-gc.ts";
export { nodeLeaseController } from "./node/lease-controller.ts";
export { nodeStatusController } from "./node/node-controller.ts";
export { kubeletVersion } from "./node/node-status.ts";
export { isUp } from "./node/plan-node.ts";
export type { Observed } from "./observed.ts";
export { type ListeningContainer, listeningContainers } from "./pod/listening.ts";
export { planPod } from "./pod/plan-pod.ts";
export { podLifecycleController } from "./pod/pod-controller.ts";
export { type ProbeCount, probeCounts } from "./pod/probe-counts.ts";
export { type Answered, respond } from "./servers/respond.ts";
export type { RequestContext, Sent } from "./servers/serving.ts";
export { fromArray, toArray } from "./shell/kernel/bytes.ts";
export type { LogLine } from "./shell/process/log-lines.ts";
export { staticPodController } from "./static/static-controller.ts";
export { type IssuedToken, type IssueToken, tokenSource } from "./volumes/account-tokens.ts";
export { configurationIn } from "./volumes/configuration-data.ts";
export { volumeExpandController } from "./volumes/volume-expand.ts";
