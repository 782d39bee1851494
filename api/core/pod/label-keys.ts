import { mapItems, withMembers } from "../../json.ts";
import type { LabelSelector } from "../../meta/label-selector.ts";
import type { PodAffinity, PodAffinityTerm } from "./affinity.ts";
import type { PodSpec } from "./spec.ts";

type Labels = Readonly<Record<string, string>>;

/**
 * Writes `matchLabelKeys` and `mismatchLabelKeys` of affinity and spreading into their selectors,
 * with the values of the pod's own labels. Done once, when the pod is created.
 * Source: pkg/registry/core/pod mutatePodAffinity, mutateTopologySpreadConstraints 1.36.
 */
export function mergeLabelKeys(spec: PodSpec, labels: Labels): PodSpec {
  const { affinity, topologySpreadConstraints } = spec;
  const changes: { -readonly [Key in keyof PodSpec]?: PodSpec[Key] } = {};
  if (affinity?.podAffinity !== undefined || affinity?.podAntiAffinity !== undefined) {
    const { podAffinity, podAntiAffinity } = affinity;
    changes.affinity = withMembers(affinity, {
      ...(podAffinity && { podAffinity: mergeTerms(podAffinity, labels) }),
      ...(podAntiAffinity && { podAntiAffinity: mergeTerms(podAntiAffinity, labels) }),
    });
  }
  if (topologySpreadConstraints !== undefined) {
    changes.topologySpreadConstraints = mapItems(topologySpreadConstraints, (constraint) =>
      merge(constraint, labels),
    );
  }
  return withMembers(spec, changes);
}

function mergeTerms(affinity: PodAffinity, labels: Labels): PodAffinity {
  const required = affinity.requiredDuringSchedulingIgnoredDuringExecution;
  const preferred = affinity.preferredDuringSchedulingIgnoredDuringExecution;
  return withMembers(affinity, {
    ...(required && {
      requiredDuringSchedulingIgnoredDuringExecution: mapItems(required, (term) =>
        merge(term, labels),
      ),
    }),
    ...(preferred && {
      preferredDuringSchedulingIgnoredDuringExecution: mapItems(preferred, (weighted) =>
        withMembers(weighted, { podAffinityTerm: merge(weighted.podAffinityTerm, labels) }),
      ),
    }),
  });
}

type Keyed = Pick<PodAffinityTerm, "labelSelector" | "matchLabelKeys"> & {
  readonly mismatchLabelKeys?: PodAffinityTerm["mismatchLabelKeys"];
};

/** Without a selector no pod is meant, and keys do not change that. */
function merge<T extends Keyed>(term: T, labels: Labels): T {
  const { labelSelector, matchLabelKeys = [], mismatchLabelKeys = [] } = term;
  if (labelSelector === undefined) return term;
  const added = [
    ...requirements(matchLabelKeys, "In", labels),
    ...requirements(mismatchLabelKeys, "NotIn", labels),
  ];
  if (added.length === 0) return term;
  const matchExpressions = [...(labelSelector.matchExpressions ?? []), ...added];
  const merged: LabelSelector = { ...labelSelector, matchExpressions };
  return { ...term, labelSelector: merged };
}

function requirements(keys: readonly string[], operator: string, labels: Labels) {
  return keys.flatMap((key) => {
    const value = labels[key];
    return value === undefined ? [] : [{ key, operator, values: [value] }];
  });
}
