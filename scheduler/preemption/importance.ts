/** Which pods are spared first. Source: scheduler util MoreImportantPod 1.36. */
import { parseTime } from "../../api/runtime.ts";
import type { Pod } from "../framework.ts";
import { priorityOf } from "../snapshot.ts";

/** When the pod was started; a pod that was not counts as started last of all. */
export const startedMs = ({ status }: Pod): number =>
  parseTime(status.startTime) ?? Number.POSITIVE_INFINITY;

/** The most important pod first: by priority, then by how long it has run, then by name. */
export function byImportance(left: Pod, right: Pod): number {
  const priority = priorityOf(right) - priorityOf(left);
  if (priority !== 0) return priority;
  const [leftMs, rightMs] = [startedMs(left), startedMs(right)];
  if (leftMs !== rightMs) return leftMs < rightMs ? -1 : 1;
  return nameOf(left) < nameOf(right) ? -1 : 1;
}

const nameOf = ({ metadata: { namespace, name } }: Pod) => `${namespace}/${name}`;
