/** What one plugin says of a pod, node by node: for tables of tests. */

import { kubernetesProfile } from "../configuration/profiles.ts";
import { evaluationCache } from "../decision/evaluation-cache.ts";
import { createFramework } from "../framework/create-framework.ts";
import type { Plugin, PluginArgs, Pod } from "../framework/framework.ts";
import type { Snapshot } from "../snapshot/snapshot.ts";

/**
 * The reasons of the nodes that the plugin refuses, by their names; `!` begins those of a node that
 * would refuse the pod even if it were empty. A refusal before any node is looked at is under `*`.
 */
export function refusals(plugin: Plugin, pod: Pod, snapshot: Snapshot): Record<string, string> {
  const found: Record<string, string> = {};
  const result = plugin.preFilter?.(pod, snapshot);
  if (result === undefined) return found;
  if ("rejection" in result) return { "*": textOf(result.rejection) };
  for (const slot of snapshot.order) {
    const rejection = result.filter(slot);
    if (rejection !== undefined) found[snapshot.info(slot).name] = textOf(rejection);
  }
  return found;
}

/** The scores of all nodes, by their names; `undefined` where all are alike to the plugin. */
export function scores(
  plugin: Plugin,
  pod: Pod,
  snapshot: Snapshot,
): Record<string, number> | undefined {
  const result = plugin.preScore?.(pod, snapshot);
  if (result === undefined) return undefined;
  const { order } = snapshot;
  return Object.fromEntries(
    [...order].map((slot) => [snapshot.info(slot).name, result.score(slot)]),
  );
}

/**
 * What a plugin alone makes of the nodes, by their names: the reasons of those that it refuses, as
 * above, and the normalised scores of the others.
 */
export function verdicts(
  { name, args }: { readonly name: string; readonly args?: PluginArgs | undefined },
  pod: Pod,
  snapshot: Snapshot,
): Record<string, string | number | undefined> {
  const plugins = [{ name, weight: 1 }];
  const pluginConfig = args === undefined ? {} : { [name]: args };
  const framework = createFramework({ ...kubernetesProfile, plugins, pluginConfig });
  const { evaluation } = evaluationCache(snapshot, framework).get(pod);
  evaluation?.refresh();
  return Object.fromEntries(
    [...snapshot.order].map((slot) => {
      const rejection = evaluation?.on(slot);
      const said = rejection === undefined ? evaluation?.totals[slot] : textOf(rejection);
      return [snapshot.info(slot).name, said];
    }),
  );
}

const textOf = ({ reasons, unresolvable }: { reasons: readonly string[]; unresolvable: boolean }) =>
  `${unresolvable ? "!" : ""}${reasons.join(", ")}`;
