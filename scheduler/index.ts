/**
 * The scheduler: places pods on nodes. Deciding is a pure function of a snapshot; the component
 * around it holds no state that the API does not.
 */
export { readConfiguration, type SchedulerConfiguration } from "./configuration/configuration.ts";
export { binPackingProfile, kubernetesProfile, profiles } from "./configuration/profiles.ts";
export { type Decision, schedulePod } from "./decision/decide.ts";
export type { Failure } from "./decision/explain.ts";
export { createFramework } from "./framework/create-framework.ts";
export {
  type Framework,
  type Plugin,
  type PluginFactory,
  type Profile,
  unconfigured,
} from "./framework/framework.ts";
export type {
  Handle,
  Placement,
  PluginStatus,
  Skip,
  Wait,
  WaitingPod,
  WaitingPods,
} from "./framework/placement.ts";
export { createScheduler, type Scheduler, type SchedulerOptions } from "./scheduler.ts";
export { Snapshot } from "./snapshot/snapshot.ts";
export { type Explanation, explain, type NodeVerdict } from "./why/explain.ts";
export { type PodReport, type Reporting, reportOn, standingIn } from "./why/report.ts";
export type { Standing } from "./why/standing.ts";
