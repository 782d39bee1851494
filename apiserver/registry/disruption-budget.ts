/** What a PodDisruptionBudget says of an eviction. */
import type { Pod } from "../../api/core/pod/pod.ts";
import { withDisruptionAllowed } from "../../api/policy/disruption-allowed.ts";
import { PodDisruptionBudget } from "../../api/policy/pod-disruption-budget.ts";
import { formatTime } from "../../api/runtime.ts";
import { selectorFromLabelSelector } from "../../api/selectors/labels.ts";
import { forbidden, StatusError } from "../../api/status.ts";
import { type Call, keyFor } from "./context.ts";
import { changeStored } from "./update.ts";

/** So many evictions may be granted without the pods being gone. */
const disruptedPodsMax = 2000;

/**
 * Takes an eviction off the budget that guards the pod, if there is one. Throws TooManyRequests
 * where nothing is left of it. Source: pkg/registry/core/pod/storage/eviction.go 1.36.
 */
export function spendBudget(call: Call, pod: Pod): void {
  if (isGone(pod)) return;
  const [budget, ...more] = budgetsOf(call, pod);
  if (budget === undefined) return;
  if (more.length > 0) {
    const why = "which the eviction subresource does not support.";
    throw new StatusError("Unknown", `This pod has more than one PodDisruptionBudget, ${why}`);
  }
  if (!isReady(pod) && letsUnreadyGo(budget)) return;
  check(budget);
  const { name = "", namespace } = budget.metadata;
  const nowMs = call.registry.clock.now();
  const spent = spentBudget(budget, pod.metadata.name ?? "", nowMs);
  const onBudget: Call = {
    ...call,
    resource: call.registry.resources.find(PodDisruptionBudget),
    request: { ...call.request, name, subresource: "status" },
    key: keyFor(namespace, name),
  };
  changeStored(onBudget, () => spent);
}

/** Pods that serve nobody are no loss. */
const isGone = ({ metadata, status }: Pod) =>
  metadata.deletionTimestamp !== undefined ||
  ["Succeeded", "Failed", "Pending"].includes(status.phase ?? "");

const isReady = ({ status }: Pod) =>
  status.conditions?.some(({ type, status: holds }) => type === "Ready" && holds === "True") ===
  true;

function budgetsOf({ registry }: Call, { metadata }: Pod): readonly PodDisruptionBudget[] {
  const { table } = registry.resources.find(PodDisruptionBudget);
  return registry.storage
    .list(table)
    .map(({ object }) => object as PodDisruptionBudget)
    .filter(
      (budget) =>
        budget.metadata.namespace === metadata.namespace &&
        selectorFromLabelSelector(budget.spec.selector).matches(metadata.labels),
    );
}

/** Whether a pod that is not ready may go without being counted. */
function letsUnreadyGo({ spec, status }: PodDisruptionBudget): boolean {
  if (spec.unhealthyPodEvictionPolicy === "AlwaysAllow") return true;
  return status.desiredHealthy > 0 && status.currentHealthy >= status.desiredHealthy;
}

function check({ metadata, status }: PodDisruptionBudget): void {
  const { name = "", generation = 0 } = metadata;
  const { observedGeneration = 0, disruptionsAllowed, disruptedPods = {} } = status;
  if (observedGeneration < generation) {
    throw refused(`The disruption budget ${name} is still being processed by the server.`, 10);
  }
  if (disruptionsAllowed < 0) {
    throw forbidden(names, name, "pdb disruptions allowed is negative");
  }
  if (Object.keys(disruptedPods).length > disruptedPodsMax) {
    const why = "DisruptedPods map too big - too many evictions not confirmed by PDB controller";
    throw forbidden(names, name, why);
  }
  if (disruptionsAllowed > 0) return;
  const failure = status.conditions?.find(({ reason }) => reason === "SyncFailed");
  if (failure !== undefined) {
    const why = "does not allow evicting pods currently because it failed sync";
    throw refused(`The disruption budget ${name} ${why}: ${failure.message}`);
  }
  const { desiredHealthy, currentHealthy } = status;
  const needs = `needs ${desiredHealthy} healthy pods and has ${currentHealthy} currently`;
  throw refused(`The disruption budget ${name} ${needs}`);
}

/** Upstream calls the resource so here. */
const names = { group: "policy", kind: "PodDisruptionBudget", plural: "poddisruptionbudget" };

function refused(message: string, retryAfterSeconds?: number): StatusError {
  return new StatusError(
    "TooManyRequests",
    "Cannot evict pod as it would violate the pod's disruption budget.",
    {
      causes: [{ reason: "DisruptionBudget", message }],
      ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    },
  );
}

function spentBudget(
  budget: PodDisruptionBudget,
  podName: string,
  nowMs: number,
): PodDisruptionBudget {
  const disruptionsAllowed = budget.status.disruptionsAllowed - 1;
  const disruptedPods = { ...budget.status.disruptedPods, [podName]: formatTime(nowMs) };
  const status = { ...budget.status, disruptionsAllowed, disruptedPods };
  return {
    ...budget,
    status: disruptionsAllowed > 0 ? status : withDisruptionAllowed(status, { nowMs }),
  };
}
