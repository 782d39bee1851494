/** Which objects a quota counts. Source: pkg/quota/v1/evaluator/core 1.36. */
import type { Pod } from "../pod/pod.ts";
import { qosClass } from "../pod/qos.ts";
import type { ResourceQuota, ScopedResourceSelectorRequirement } from "./resource-quota.ts";

type Requirement = ScopedResourceSelectorRequirement;

/** Every condition of a quota; a scope that is a word must exist. */
export function requirementsOf({ spec }: Pick<ResourceQuota, "spec">): readonly Requirement[] {
  const words = spec.scopes ?? [];
  return [
    ...words.map((scopeName): Requirement => ({ scopeName, operator: "Exists" })),
    ...(spec.scopeSelector?.matchExpressions ?? []),
  ];
}

/** Whether a pod is of the kind that the condition speaks of. */
export function podMatches(pod: Pod, requirement: Requirement): boolean {
  switch (requirement.scopeName) {
    case "Terminating":
      return isTerminating(pod);
    case "NotTerminating":
      return !isTerminating(pod);
    case "BestEffort":
      return qosClass(pod.spec) === "BestEffort";
    case "NotBestEffort":
      return qosClass(pod.spec) !== "BestEffort";
    case "PriorityClass":
      return nameMatches(pod.spec.priorityClassName, requirement);
    case "CrossNamespacePodAffinity":
      return looksElsewhere(pod);
    default:
      return false;
  }
}

/** A pod that is to end after some time. */
export const isTerminating = ({ spec }: Pod): boolean => (spec.activeDeadlineSeconds ?? -1) >= 0;

/** Whether a name is one of those asked for; `undefined` and empty are no name. */
export function nameMatches(name: string | undefined, requirement: Requirement): boolean {
  const { operator, values = [] } = requirement;
  const isNamed = name !== undefined && name !== "";
  switch (operator) {
    case "Exists":
      return isNamed;
    case "DoesNotExist":
      return !isNamed;
    case "In":
      return isNamed && values.includes(name);
    case "NotIn":
      return !isNamed || !values.includes(name);
    default:
      return false;
  }
}

/** Whether its affinity is to pods of namespaces that it names. */
function looksElsewhere({ spec: { affinity } }: Pod): boolean {
  return [affinity?.podAffinity, affinity?.podAntiAffinity].some((side) => {
    const must = side?.requiredDuringSchedulingIgnoredDuringExecution ?? [];
    const may = side?.preferredDuringSchedulingIgnoredDuringExecution ?? [];
    return [...must, ...may.map(({ podAffinityTerm }) => podAffinityTerm)].some(
      ({ namespaces = [], namespaceSelector }) =>
        namespaces.length > 0 || namespaceSelector !== undefined,
    );
  });
}
