/** Which pods are spared first. Source: scheduler util MoreImportantPod 1.36. */
import { parseTime } from "../../api/runtime.ts";
import type { Pod } from "../framework/framework.ts";
import { priorityOf } from "../snapshot/snapshot.ts";

/** When the pod was started; a pod that was not counts as started last of all. */
export const startedMs = ({ status: { startTime } }: Pod): number =>
  startTime === undefined
    ? Number.POSITIVE_INFINITY
    : (parseTime(startTime) ?? Number.POSITIVE_INFINITY);

/** The most important pod first: by priority, then by how long it has run, then by name. */
export function byImportance(left: Pod, right: Pod): number {
  const priority = priorityOf(right) - priorityOf(left);
  if (priority !== 0) return priority;
  const [leftMs, rightMs] = [startedMs(left), startedMs(right)];
  if (leftMs !== rightMs) return leftMs < rightMs ? -1 : 1;
  const [one, other] = [left.metadata, right.metadata];
  if (one.namespace !== other.namespace) return isBefore(one.namespace, other.namespace) ? -1 : 1;
  return isBefore(one.name, other.name) ? -1 : 1;
}

const isBefore = (left = "", right = ""): boolean => left < right;
