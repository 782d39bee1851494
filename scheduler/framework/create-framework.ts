import { inTreePlugins } from "../plugins/registry.ts";
import { partOf, pluginsAt } from "./extension-points.ts";
import {
  type EnabledPlugin,
  type ExtensionPoint,
  extensionPoints,
  type Framework,
  type Plugin,
  type PluginFactory,
  type Profile,
  scoreMax,
} from "./framework.ts";

/**
 * Makes the plugins of a profile. Throws RangeError where the profile names one that is not there,
 * or has arguments that it does not take.
 */
export function createFramework(
  profile: Profile,
  registry: readonly PluginFactory[] = inTreePlugins,
): Framework {
  const made = makePlugins(profile, registry);
  const names = Object.fromEntries(
    extensionPoints.map((point) => [point, pluginsAt(point, profile, made)]),
    // One entry is made for each point.
  ) as Record<ExtensionPoint, readonly string[]>;
  const parts = new Map(
    // Whoever filters comes first, in that order.
    [...new Set([...names.filter, ...made.keys()])].flatMap((name) => {
      const plugin = made.get(name);
      const points = new Set(extensionPoints.filter((point) => names[point].includes(name)));
      return plugin === undefined ? [] : [[name, partOf(plugin, points)] as const];
    }),
  );
  const plugin = (name: string) => {
    const found = parts.get(name);
    if (found === undefined) throw new Error(`${profile.schedulerName} has no plugin ${name}`);
    return found;
  };
  const at = Object.fromEntries(
    extensionPoints.map((point) => [point, names[point].map(plugin)]),
    // One entry is made for each point.
  ) as unknown as Framework["at"];
  return { profile, plugins: [...parts.values()], at, scoring: weighed(at.score, profile), plugin };
}

/** Those that the profile enables anywhere, by name. */
function makePlugins(profile: Profile, registry: readonly PluginFactory[]) {
  const { plugins, points = {}, pluginConfig } = profile;
  const factories = new Map(registry.map((factory) => [factory.name, factory]));
  const made = new Map<string, Plugin>();
  for (const { name } of [...plugins, ...Object.values(points).flatMap((set) => set.enabled)]) {
    const factory = factories.get(name);
    if (factory === undefined || made.has(name)) continue;
    try {
      made.set(name, factory.create(pluginConfig[name]));
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw new RangeError(`initializing plugin "${name}": ${error.message}`);
    }
  }
  return made;
}

/** Scores add up in 32 bits. */
const totalScoreMax = 2 ** 31 - 1;

/** The weight named for the point goes before the one for all; 1 where there is none. */
function weighed(plugins: readonly Plugin[], { plugins: general, points }: Profile) {
  const weights = new Map<string, number>();
  const named: readonly EnabledPlugin[] = [...general, ...(points?.score?.enabled ?? [])];
  for (const { name, weight = 0 } of named) weights.set(name, weight === 0 ? 1 : weight);
  const scoring = plugins.map((plugin) => ({ plugin, weight: weights.get(plugin.name) ?? 1 }));
  const total = scoring.reduce((sum, { weight }) => sum + weight * scoreMax, 0);
  if (total > totalScoreMax) throw new RangeError("total score of Score plugins could overflow");
  return scoring;
}
