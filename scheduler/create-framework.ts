import type { Framework, PluginFactory, Profile } from "./framework.ts";
import { inTreePlugins } from "./plugins/registry.ts";

/**
 * Makes the plugins of a profile. Throws RangeError where the profile names one that is not there,
 * or has arguments that it does not take.
 */
export function createFramework(
  profile: Profile,
  registry: readonly PluginFactory[] = inTreePlugins,
): Framework {
  const factories = new Map(registry.map((factory) => [factory.name, factory]));
  const made = profile.plugins.map(({ name, weight = 0 }) => {
    const factory = factories.get(name);
    if (factory === undefined) throw new RangeError(`${name} does not exist`);
    return { plugin: factory.create(profile.pluginConfig[name]), weight };
  });
  const byName = new Map(made.map(({ plugin }) => [plugin.name, plugin]));
  return {
    profile,
    plugins: made.map(({ plugin }) => plugin),
    scoring: made.filter(({ plugin, weight }) => weight > 0 && plugin.preScore !== undefined),
    plugin(name) {
      const plugin = byName.get(name);
      if (plugin === undefined) throw new Error(`${profile.schedulerName} has no plugin ${name}`);
      return plugin;
    },
  };
}
