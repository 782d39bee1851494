/** Pods that have to give way to those of another template. Source: updateStatefulSet 1.36. */

import type { Pod } from "../../api/core/pod/pod.ts";
import { resolveIntOrPercent } from "../../api/int-or-string.ts";
import { revisionOf } from "./pod.ts";
import { isTerminating, isUnavailable, type Situation } from "./situation.ts";

/**
 * The pods to delete for an update, the highest number first: one at a time, each only after those
 * above it are available again, or as many as may be missing.
 */
export function podsToUpdate(situation: Situation): readonly Pod[] {
  const { type, rollingUpdate } = situation.statefulSet.spec.updateStrategy;
  if (type === "OnDelete") return [];
  return rollingUpdate?.maxUnavailable === undefined
    ? nextToUpdate(situation)
    : severalToUpdate(situation, rollingUpdate.maxUnavailable);
}

function nextToUpdate(situation: Situation): readonly Pod[] {
  for (const { pod } of aboveThePartition(situation)) {
    if (pod !== undefined && isOutdated(situation, pod)) return [pod];
    if (isUnavailable(situation, pod)) return [];
  }
  return [];
}

/** At least one, however small the share. Pods that are missing anyway count. */
function severalToUpdate(situation: Situation, bound: number | string): readonly Pod[] {
  const { replicas } = situation;
  const maxUnavailable = Math.max(1, resolveIntOrPercent(bound, replicas.length, false));
  const unavailable = replicas.filter(({ pod }) => isUnavailable(situation, pod)).length;
  const count = Math.max(0, maxUnavailable - unavailable);
  return aboveThePartition(situation)
    .flatMap(({ pod }) => pod ?? [])
    .filter((pod) => isOutdated(situation, pod))
    .slice(0, count);
}

/** The replicas that the update is to reach, highest number first. */
function aboveThePartition({ statefulSet, replicas }: Situation) {
  const { partition = 0 } = statefulSet.spec.updateStrategy.rollingUpdate ?? {};
  return replicas.slice(partition).reverse();
}

const isOutdated = ({ update }: Situation, pod: Pod): boolean =>
  revisionOf(pod) !== update.metadata.name && !isTerminating(pod);
