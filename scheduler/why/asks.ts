/** Asks all plugins of a profile about a node, and not only until the first refuses it. */
import { changedSlots } from "../decision/evaluation.ts";
import { type Cluster, refusalOn, yielding } from "../decision/refusal.ts";
import type { Pod, PreFilterResult, Rejection, Remedy } from "../framework/framework.ts";
import { priorityOf } from "../snapshot/snapshot.ts";

/** What one plugin has against a node. */
export interface Refusal {
  readonly plugin: string;
  /** In Kubernetes' words. */
  readonly reasons: readonly string[];
  /** True where the node would refuse the pod even if other pods left it. */
  readonly unresolvable: boolean;
  /** All that must change for the plugin to pass the node; empty where nothing is known. */
  readonly remedies: readonly Remedy[];
}

type Ask = (slot: number) => Refusal | undefined;

/** Prepares every plugin for the pod; the answer says what they have against a node. */
export function asks(pod: Pod, cluster: Cluster): (slot: number) => readonly Refusal[] {
  const { snapshot, framework } = cluster;
  const all: Ask[] = [];
  for (const { name, preFilter } of framework.plugins) {
    const result = preFilter?.(pod, snapshot);
    if (result !== undefined) all.push(askOf(name, result, cluster));
  }
  const askRivals = rivals(pod, cluster);
  return (slot) => {
    const refusals = all.map((ask) => ask(slot)).filter((refusal) => refusal !== undefined);
    const kept = refusals.length === 0 ? askRivals?.(slot) : undefined;
    return kept === undefined ? refusals : [kept];
  };
}

function askOf(name: string, result: PreFilterResult, { snapshot }: Cluster): Ask {
  if ("rejection" in result) {
    const refusal = refusalOf(result.rejection, result.remedies);
    return () => refusal;
  }
  const { filter, remedies, nodes, follow } = result;
  follow?.(changedSlots(snapshot, 0), () => undefined);
  // Source: framework/runtime RunPreFilterPlugins 1.36.
  const elsewhere: Rejection = {
    plugin: name,
    reasons: [`node(s) didn't satisfy plugin(s) [${name}]`],
    unresolvable: true,
  };
  return (slot) => {
    const rejection = filter(slot);
    if (rejection !== undefined) return refusalOf(rejection, remedies?.(slot));
    const isMeant = nodes?.has(snapshot.info(slot).name) !== false;
    return isMeant ? undefined : refusalOf(elsewhere, remedies?.(slot));
  };
}

const refusalOf = (
  { plugin, reasons, unresolvable }: Rejection,
  remedies: readonly Remedy[] = [],
): Refusal => ({ plugin, reasons, unresolvable, remedies });

/** Where others wait for a node that go before this pod, it must fit beside them. */
function rivals(pod: Pod, cluster: Cluster): Ask | undefined {
  const { snapshot } = cluster;
  const { nominations } = snapshot;
  if (nominations.highestPriority < priorityOf(pod)) return undefined;
  const { filter } = yielding(pod, cluster, false);
  const { uid = "" } = pod.metadata;
  const own = snapshot.slotOf(nominations.nodeOf(uid) ?? "");
  return (slot) => {
    // A pod does not yield to itself.
    const rejection = slot === own ? refusalOn(pod, slot, cluster) : filter(slot);
    if (rejection === undefined) return undefined;
    const waiting = nominations
      .on(snapshot.info(slot).name)
      .filter((other) => other.metadata.uid !== uid && priorityOf(other) >= priorityOf(pod))
      .map(({ metadata }) => `${metadata.namespace}/${metadata.name}`);
    const change = "no pod that waits for the node and goes before";
    return refusalOf(rejection, [{ change, detail: waiting.join(", ") }]);
  };
}
