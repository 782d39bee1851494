/**
 * The scheduler: places pods on nodes. Deciding is a pure function of a snapshot; the component
 * around it holds no state that the API does not.
 */
export { readConfiguration, type SchedulerConfiguration } from "./configuration.ts";
export { createFramework } from "./create-framework.ts";
export { type Decision, schedulePod } from "./decide.ts";
export type { Failure } from "./explain.ts";
export { type Framework, type Plugin, type PluginFactory, type Profile, unconfigured, } from "./framework.ts";
export type { Handle, Placement, PluginStatus, Skip, Wait, WaitingPod, WaitingPods, } from "./placement.ts";
export { binPackingProfile, kubernetesProfile, profiles } from "./profiles.ts";
export { createScheduler, type Scheduler, type SchedulerOptions } from "./scheduler.ts";
export { Snapshot } from "./snapshot.ts";
export { type Explanation, explain, type NodeVerdict } from "./why/explain.ts";
export { type PodReport, type Reporting, reportOn, standingIn } from "./why/report.ts";
export type { Standing } from "./why/standing.ts";
