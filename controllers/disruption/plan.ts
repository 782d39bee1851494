import type { Pod } from "../../api/core/pod/pod.ts";
import { compact, equalJson } from "../../api/json.ts";
import { goSelector } from "../../api/meta/go-selector.ts";
import { withDisruptionAllowed } from "../../api/policy/disruption-allowed.ts";
import {
  PodDisruptionBudget,
  type PodDisruptionBudgetStatus,
} from "../../api/policy/pod-disruption-budget.ts";
import { parseTime } from "../../api/runtime.ts";
import { type Action, type EventNote, record, updateStatus } from "../../client/action.ts";
import type { Plan } from "../../client/controller.ts";
import { isPodReady } from "../pod-state.ts";
import { expectationOf, type KeeperOf } from "./expected.ts";

/** How long a pod whose eviction was granted counts as gone, unless it goes sooner. */
const deletionTimeoutMs = 2 * 60_000;

/** All that a plan for a budget depends on. */
export interface Observed {
  readonly budget: PodDisruptionBudget;
  /** The pods that it selects. */
  readonly pods: readonly Pod[];
  readonly keeperOf: KeeperOf;
  readonly nowMs: number;
}

/** Reckons what may be evicted now. Source: pkg/controller/disruption trySync 1.36. */
export function planBudget(observed: Observed): Plan {
  const { budget, pods, keeperOf, nowMs } = observed;
  const expected = expectationOf(budget.spec, pods, keeperOf);
  const events = pods.length === 0 ? [note(budget, "NoPods", "No matching pods found")] : [];
  if (typeof expected === "string") {
    const why = `Failed to calculate the number of expected pods: ${expected}`;
    events.push(warning(budget, "CalculateExpectedPodCountFailed", why));
    return { actions: [...events, ...report(budget, failed(budget, expected, nowMs))] };
  }
  if (expected.hasUnmanaged) events.push(warning(budget, "UnmanagedPods", unmanaged(budget)));
  const { disrupted, late, recheckMs } = disruptions(observed);
  events.push(...late.map(notDeleted(budget)));
  const { expectedPods, desiredHealthy } = expected;
  const currentHealthy = pods.filter((pod) => isHealthy(pod, disrupted)).length;
  const isFree = expectedPods > 0 && currentHealthy > desiredHealthy;
  const counts = {
    disruptionsAllowed: isFree ? currentHealthy - desiredHealthy : 0,
    currentHealthy,
    desiredHealthy,
    expectedPods,
  };
  const status = budgetStatus(budget, { counts, disrupted, nowMs });
  const actions = [...events, ...report(budget, status)];
  return recheckMs === undefined ? { actions } : { actions, requeueAfterMs: recheckMs };
}

type Disrupted = Readonly<Record<string, string>>;

/** The evictions that were granted of late, those that came to nothing, and when to look again. */
function disruptions({ budget, pods, nowMs }: Observed) {
  const granted = budget.status.disruptedPods ?? {};
  const disrupted: Record<string, string> = {};
  const late: Pod[] = [];
  let recheckMs: number | undefined;
  for (const pod of pods) {
    const { name = "", deletionTimestamp } = pod.metadata;
    const grantedAt = granted[name];
    if (grantedAt === undefined || deletionTimestamp !== undefined) continue;
    const leftMs = (parseTime(grantedAt) ?? 0) + deletionTimeoutMs - nowMs;
    // Looked at again when the time is just over.
    if (leftMs <= 0) {
      late.push(pod);
      continue;
    }
    disrupted[name] = grantedAt;
    recheckMs = Math.min(recheckMs ?? leftMs, leftMs);
  }
  return { disrupted, late, recheckMs };
}

const isHealthy = (pod: Pod, disrupted: Disrupted) =>
  pod.metadata.deletionTimestamp === undefined &&
  disrupted[pod.metadata.name ?? ""] === undefined &&
  isPodReady(pod);

type Counts = Pick<
  PodDisruptionBudgetStatus,
  "disruptionsAllowed" | "currentHealthy" | "desiredHealthy" | "expectedPods"
>;

function budgetStatus(
  { metadata, status }: PodDisruptionBudget,
  given: { readonly counts: Counts; readonly disrupted: Disrupted; readonly nowMs: number },
): PodDisruptionBudgetStatus {
  const { counts, disrupted, nowMs } = given;
  const { generation } = metadata;
  const next = compact({
    ...status,
    ...counts,
    observedGeneration: generation,
    disruptedPods: Object.keys(disrupted).length === 0 ? undefined : disrupted,
  });
  return withDisruptionAllowed(next, { nowMs });
}

/** Nothing may go while it is not known how many there should be. */
function failed(
  { status }: PodDisruptionBudget,
  message: string,
  nowMs: number,
): PodDisruptionBudgetStatus {
  return withDisruptionAllowed({ ...status, disruptionsAllowed: 0 }, { failure: message, nowMs });
}

const report = (
  budget: PodDisruptionBudget,
  status: PodDisruptionBudgetStatus,
): readonly Action[] =>
  equalJson(status, budget.status)
    ? []
    : [updateStatus(PodDisruptionBudget, { ...budget, status })];

const note = (regarding: EventNote["regarding"], reason: string, message: string) =>
  record({ regarding, type: "Normal", reason, message });

const warning = (regarding: EventNote["regarding"], reason: string, message: string) =>
  record({ regarding, type: "Warning", reason, message });

const notDeleted =
  ({ metadata }: PodDisruptionBudget) =>
  (pod: Pod) => {
    // Upstream gives the namespace for the name, too.
    const budget = `${metadata.namespace}/${metadata.namespace}`;
    const message = `Pod was expected by PDB ${budget} to be deleted but it wasn't`;
    return warning(pod, "NotDeleted", message);
  };

const unmanaged = ({ spec }: PodDisruptionBudget) =>
  `Pods selected by this PodDisruptionBudget (selector: ${goSelector(spec.selector)}) were found ` +
  "to be unmanaged. As a result, the status of the PDB cannot be calculated correctly, which may " +
  "result in undefined behavior. To account for these pods please set " +
  '".spec.minAvailable" field of the PDB to an integer value.';
