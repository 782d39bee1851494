import { type EnabledPlugin, extensionPoints, type Profile } from "../framework/framework.ts";
import type { ConfiguredProfile, ConfiguredSet } from "./schema.ts";

/**
 * The plugins of a profile that is written as what it changes of the default. Defaults are enabled
 * at all points alike; what is disabled or enabled at one point is left to the framework.
 * Source: apis/config/v1 mergePlugins 1.36.
 */
export function mergedPlugins(
  defaults: readonly EnabledPlugin[],
  configured: ConfiguredProfile["plugins"] = {},
): Pick<Profile, "plugins" | "points"> {
  const { multiPoint = { enabled: [], disabled: [] } } = configured;
  const points = extensionPoints.flatMap((point) => {
    const set = configured[point];
    return set === undefined ? [] : [[point, { ...set, disabled: namesOf(set.disabled) }] as const];
  });
  return { plugins: merged(defaults, multiPoint), points: Object.fromEntries(points) };
}

/** A default that is named again keeps its place; the others follow in the order given. */
function merged(
  defaults: readonly EnabledPlugin[],
  { enabled, disabled }: ConfiguredSet,
): readonly EnabledPlugin[] {
  const off = new Set(namesOf(disabled));
  const kept = off.has("*") ? [] : defaults.filter(({ name }) => !off.has(name));
  const again = new Map(enabled.map((plugin) => [plugin.name, plugin]));
  const added = enabled.filter(({ name }) => !kept.some((plugin) => plugin.name === name));
  return [...kept.map((plugin) => again.get(plugin.name) ?? plugin), ...added];
}

const namesOf = (plugins: readonly EnabledPlugin[]) => plugins.map(({ name }) => name);
