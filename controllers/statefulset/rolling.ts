/** Pods that have to give way to those of another template. Source: updateStatefulSet 1.36. */

import type { Pod } from "../../api/core/pod/pod.ts";
import { resolveIntOrPercent } from "../../api/int-or-string.ts";
import type { Member } from "./member.ts";
import { isUnavailable, type Situation } from "./situation.ts";

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
  for (const { member } of aboveThePartition(situation)) {
    if (member !== undefined && isOutdated(situation, member)) return [member.pod];
    if (isUnavailable(situation, member)) return [];
  }
  return [];
}

/** At least one, however small the share. Pods that are missing anyway count. */
function severalToUpdate(situation: Situation, bound: number | string): readonly Pod[] {
  const { replicas } = situation;
  const maxUnavailable = Math.max(1, resolveIntOrPercent(bound, replicas.length, false));
  const unavailable = replicas.filter(({ member }) => isUnavailable(situation, member)).length;
  const count = Math.max(0, maxUnavailable - unavailable);
  return aboveThePartition(situation)
    .flatMap(({ member }) => member ?? [])
    .filter((member) => isOutdated(situation, member))
    .slice(0, count)
    .map(({ pod }) => pod);
}

/** The replicas that the update is to reach, highest number first. */
function aboveThePartition({ statefulSet, replicas }: Situation) {
  const { partition = 0 } = statefulSet.spec.updateStrategy.rollingUpdate ?? {};
  return replicas.slice(partition).reverse();
}

const isOutdated = ({ update }: Situation, { revision, isTerminating }: Member): boolean =>
  revision !== update.metadata.name && !isTerminating;
