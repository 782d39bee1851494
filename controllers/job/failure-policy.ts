import type { PodFailurePolicy, PodFailurePolicyRule } from "../../api/batch/job-policy.ts";
import type { Pod } from "../../api/core/pod/pod.ts";

/** What a policy makes of a failed pod. */
export interface Verdict {
  readonly action: string | undefined;
  /** Whether the failure counts towards the back-off limit. */
  readonly counts: boolean;
  /** Why the whole Job fails, if it does. */
  readonly failsJob?: string;
}

/** By the first rule that matches. Source: pkg/controller/job/pod_failure_policy.go 1.36. */
export function judge(policy: PodFailurePolicy | undefined, pod: Pod): Verdict {
  for (const [index, rule] of (policy?.rules ?? []).entries()) {
    const reason = matchOf(rule, pod);
    if (reason === undefined) continue;
    const { action } = rule;
    if (action !== "FailJob") return { action, counts: action !== "Ignore" };
    const failsJob = `${reason} matching ${action} rule at index ${index}`;
    return { action, counts: true, failsJob };
  }
  return { action: undefined, counts: true };
}

/** What of the pod matches the rule, in words, or `undefined`. */
function matchOf(rule: PodFailurePolicyRule, pod: Pod): string | undefined {
  const { onExitCodes, onPodConditions = [] } = rule;
  const { namespace, name } = pod.metadata;
  if (onExitCodes !== undefined) {
    const ended = endedContainer(onExitCodes, pod);
    return (
      ended &&
      `Container ${ended.name} for pod ${namespace}/${name} failed with exit code ${ended.exitCode}`
    );
  }
  // Of several that are met, the pod's first is told.
  const met = pod.status.conditions?.find((each) =>
    onPodConditions.some(
      ({ type, status = "True" }) => each.type === type && each.status === status,
    ),
  );
  return met && `Pod ${namespace}/${name} has condition ${met.type}`;
}

type ExitCodes = NonNullable<PodFailurePolicyRule["onExitCodes"]>;

function endedContainer({ containerName, operator, values }: ExitCodes, { status }: Pod) {
  for (const { name, state } of [
    ...(status.containerStatuses ?? []),
    ...(status.initContainerStatuses ?? []),
  ]) {
    const { exitCode = 0 } = state.terminated ?? {};
    if (exitCode === 0 || (containerName ?? name) !== name) continue;
    if (values.includes(exitCode) === (operator === "In")) return { name, exitCode };
  }
  return undefined;
}
