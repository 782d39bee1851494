import { type PluginFactory, type Profile, type SchedulerOptions } from "../scheduler/index.ts";
/** How the scheduler of a cluster places pods. Only one of the first three can be given. */
export interface SchedulingOptions {
    /** `bin-packing` fills nodes one by one; `kubernetes` spreads pods, as Kubernetes does. */
    readonly scheduling?: "bin-packing" | "kubernetes";
    /** A KubeSchedulerConfiguration, as YAML or as an object; what it leaves out is Kubernetes'. */
    readonly schedulerConfig?: string | object;
    readonly profiles?: readonly Profile[];
    /** Plugins that profiles can name beside those of Kubernetes. */
    readonly plugins?: readonly PluginFactory[];
}
/** What the scheduler is to be made with. */
export type Scheduling = Pick<SchedulerOptions, "profiles" | "plugins" | "backoff">;
/** Throws RangeError, or what the YAML parser throws, where the configuration cannot be read. */
export declare function schedulingOf(options: SchedulingOptions): Scheduling;
