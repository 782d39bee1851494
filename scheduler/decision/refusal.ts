/**
 * What one node says of a pod, with other pods on it than there are. Plugins that look beyond the
 * node are asked anew, which is right for each of them, if slower than to tell them what changed.
 * Source: framework/runtime RunFilterPluginsWithNominatedPods 1.36.
 */

import type { Framework, NodeFilter, Pod, Rejection } from "../framework/framework.ts";
import { priorityOf, type Snapshot } from "../snapshot/snapshot.ts";
import { changedSlots, firstRejection, type PreparedFilter } from "./evaluation.ts";
import type { Refusals } from "./refusals.ts";

export interface Cluster {
  readonly snapshot: Snapshot;
  readonly framework: Framework;
  /** The filters of the pod in question, where they hang on the node alone: they need no asking. */
  readonly local?: Refusals["local"];
}

/**
 * Why a node refuses a pod. It must pass twice: with those that wait for the node and go before it,
 * and without them, for they may never come.
 */
export function refusalOn(pod: Pod, slot: number, cluster: Cluster): Rejection | undefined {
  const { snapshot } = cluster;
  const waiting = rivalsOn(slot, priorityOf(pod), snapshot);
  const rivals = waiting.filter(({ metadata }) => metadata.uid !== pod.metadata.uid);
  const beside = refusalBeside(rivals, pod, slot, cluster);
  if (beside !== undefined || cluster.local === undefined) return beside ?? ask(pod, slot, cluster);
  return firstRejection(cluster.local, slot);
}

/**
 * The filter that keeps pods of a priority from room which others wait for. A pod that itself waits
 * for a node is to be asked about that one with `refusalOn`, as it does not yield to itself. Where
 * the filters are local, so is what they say with rivals beside the pod.
 */
export function yielding(pod: Pod, cluster: Cluster, isLocal: boolean): PreparedFilter {
  const { snapshot } = cluster;
  const priority = priorityOf(pod);
  const filter: NodeFilter = (slot) =>
    refusalBeside(rivalsOn(slot, priority, snapshot), pod, slot, cluster);
  if (isLocal) return { plugin: "", filter };
  return {
    plugin: "",
    filter,
    follow(_changed, stale) {
      for (const node of snapshot.nominations.nodes) {
        const slot = snapshot.slotOf(node);
        if (slot >= 0) stale(slot);
      }
    },
  };
}

const noPods: readonly Pod[] = [];

function rivalsOn(slot: number, priority: number, snapshot: Snapshot): readonly Pod[] {
  const { nominations } = snapshot;
  if (nominations.highestPriority < priority) return noPods;
  return nominations.on(snapshot.info(slot).name).filter((pod) => priorityOf(pod) >= priority);
}

function refusalBeside(rivals: readonly Pod[], pod: Pod, slot: number, cluster: Cluster) {
  if (rivals.length === 0) return undefined;
  return cluster.snapshot.suppose(slot, ({ add }) => {
    for (const rival of rivals) add(rival);
    return ask(pod, slot, cluster);
  });
}

function ask(pod: Pod, slot: number, { snapshot, framework }: Cluster): Rejection | undefined {
  for (const { preFilter } of framework.plugins) {
    const result = preFilter?.(pod, snapshot);
    if (result === undefined) continue;
    if ("rejection" in result) return result.rejection;
    result.follow?.(changedSlots(snapshot, 0), () => undefined);
    const refusal = result.filter(slot);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}
