import type { Pod } from "../../api/core/pod/pod.ts";
import { parseTime } from "../../api/runtime.ts";
import { podCondition } from "../pod-state.ts";
import { cpuInitializationMs, initialReadinessMs } from "./settings.ts";

/** What was measured of a pod. */
export interface Amount {
  /** In thousandths. */
  readonly milli: number;
  readonly timeMs: number;
  /** Over how long it was measured. */
  readonly windowMs: number;
}

/** By the names of the pods. */
export type Amounts = ReadonlyMap<string, Amount>;

/** The pods by what their measurements are worth. */
export interface Grouped {
  /** How many are counted as they are. */
  readonly readyCount: number;
  /** Those that have yet to begin, by name. */
  readonly unready: ReadonlySet<string>;
  /** Those that were not measured. */
  readonly missing: ReadonlySet<string>;
  /** Those that are on their way out. */
  readonly ignored: ReadonlySet<string>;
}

/** Source: pkg/controller/podautoscaler groupPods 1.36. */
export function groupPods(
  pods: readonly Pod[],
  { amounts, resource, nowMs }: { amounts: Amounts; resource: string; nowMs: number },
): Grouped {
  const unready = new Set<string>();
  const missing = new Set<string>();
  const ignored = new Set<string>();
  let readyCount = 0;
  for (const pod of pods) {
    const { name = "", deletionTimestamp } = pod.metadata;
    const { phase } = pod.status;
    const amount = amounts.get(name);
    if (deletionTimestamp !== undefined || phase === "Failed") ignored.add(name);
    else if (phase === "Pending") unready.add(name);
    else if (amount === undefined) missing.add(name);
    else if (resource === "cpu" && isUnready(pod, amount, nowMs)) unready.add(name);
    else readyCount += 1;
  }
  return { readyCount, unready, missing, ignored };
}

/** Whether the CPU that a pod uses says nothing of its work: it starts, or has never been ready. */
function isUnready(pod: Pod, { timeMs, windowMs }: Amount, nowMs: number): boolean {
  const ready = podCondition(pod, "Ready");
  const startMs = parseTime(pod.status.startTime);
  if (ready === undefined || startMs === undefined) return true;
  const changedMs = parseTime(ready.lastTransitionTime) ?? 0;
  if (startMs + cpuInitializationMs > nowMs) {
    // A whole window has to pass since it became ready.
    return ready.status === "False" || timeMs < changedMs + windowMs;
  }
  return ready.status === "False" && startMs + initialReadinessMs > changedMs;
}
