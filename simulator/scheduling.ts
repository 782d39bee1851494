import type { PluginFactory, Profile, SchedulerOptions } from "../scheduler/index.ts";

/** How the scheduler of a cluster places pods: it packs bins unless told otherwise. */
export interface SchedulingOptions {
  readonly profiles?: readonly Profile[];
  /** Plugins that the profiles can name beside those of Kubernetes. */
  readonly plugins?: readonly PluginFactory[];
}

/** What the scheduler is to be made with. */
export type Scheduling = Pick<SchedulerOptions, "profiles" | "plugins" | "backoff">;

export const schedulingOf = ({ profiles, plugins }: SchedulingOptions): Scheduling => ({
  ...(profiles && { profiles }),
  ...(plugins && { plugins }),
});
