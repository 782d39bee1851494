import { load } from "js-yaml";
import { goYaml } from "../api/yaml.ts";
import {
  type PluginFactory,
  type Profile,
  profiles as profilesByName,
  readConfiguration,
  type SchedulerOptions,
} from "../scheduler/index.ts";

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
export function schedulingOf(options: SchedulingOptions): Scheduling {
  const { scheduling, schedulerConfig, profiles, plugins = [] } = options;
  const given = [scheduling, schedulerConfig, profiles].filter((choice) => choice !== undefined);
  if (given.length > 1) {
    throw new RangeError("only one of scheduling, schedulerConfig and profiles can be given");
  }
  if (schedulerConfig !== undefined) {
    const document =
      typeof schedulerConfig === "string"
        ? load(schedulerConfig, { schema: goYaml })
        : schedulerConfig;
    return { ...readConfiguration(document), plugins };
  }
  return { profiles: profiles ?? [profileNamed(scheduling)], plugins };
}

function profileNamed(name: SchedulingOptions["scheduling"] = "bin-packing"): Profile {
  const profile = profilesByName.get(name);
  if (profile === undefined) throw new RangeError(`no scheduling is named "${name}"`);
  return profile;
}
