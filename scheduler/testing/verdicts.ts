/** What one plugin says of a pod, node by node: for tables of tests. */
import type { Plugin, Pod } from "../framework.ts";
import type { Snapshot } from "../snapshot.ts";

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

const textOf = ({ reasons, unresolvable }: { reasons: readonly string[]; unresolvable: boolean }) =>
  `${unresolvable ? "!" : ""}${reasons.join(", ")}`;
