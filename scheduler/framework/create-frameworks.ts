import { equalJson } from "../../api/json.ts";
import { createFramework } from "./create-framework.ts";
import type { Framework, PluginFactory, Profile } from "./framework.ts";

/**
 * Makes the profiles of one scheduler, by the names of the pods' schedulers. Throws RangeError, in
 * Kubernetes' words, where they do not go together. Source: pkg/scheduler/profile 1.36.
 */
export function createFrameworks(
  profiles: readonly Profile[],
  registry: readonly PluginFactory[],
): ReadonlyMap<string, Framework> {
  const frameworks = new Map<string, Framework>();
  for (const profile of profiles) {
    const { schedulerName } = profile;
    if (schedulerName === "") throw new RangeError("scheduler name is needed");
    const framework = createOne(profile, registry);
    if (frameworks.has(schedulerName)) {
      throw new RangeError(`duplicate profile with scheduler name "${schedulerName}"`);
    }
    const [first] = frameworks.values();
    if (first !== undefined) compareQueueSort(framework, first);
    frameworks.set(schedulerName, framework);
  }
  if (frameworks.size === 0) throw new RangeError("at least one profile is required");
  return frameworks;
}

function createOne(profile: Profile, registry: readonly PluginFactory[]): Framework {
  const { schedulerName } = profile;
  try {
    const framework = createFramework(profile, registry);
    const { queueSort, bind } = framework.at;
    if (queueSort.length !== 1) {
      throw new RangeError(
        "only one queue sort plugin required for profile with scheduler name " +
          `"${schedulerName}", but got ${queueSort.length}`,
      );
    }
    if (bind.length > 0) return framework;
    throw new RangeError(
      `at least one bind plugin is needed for profile with scheduler name "${schedulerName}"`,
    );
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new RangeError(`creating profile for scheduler name ${schedulerName}: ${error.message}`);
  }
}

/** There is one queue, so it can have but one order. */
function compareQueueSort({ profile, at }: Framework, first: Framework): void {
  const [name = "", firstName = ""] = [at.queueSort[0]?.name, first.at.queueSort[0]?.name];
  const { schedulerName, pluginConfig } = profile;
  if (name !== firstName) {
    throw new RangeError(
      `different queue sort plugins for profile "${schedulerName}": "${name}", ` +
        `first: "${firstName}"`,
    );
  }
  if (!equalJson(pluginConfig[name], first.profile.pluginConfig[name])) {
    throw new RangeError(`different queue sort plugin args for profile "${schedulerName}"`);
  }
}
