import type { PodSpec } from "./spec.ts";
type Labels = Readonly<Record<string, string>>;
/**
 * Writes `matchLabelKeys` and `mismatchLabelKeys` of affinity and spreading into their selectors,
 * with the values of the pod's own labels. Done once, when the pod is created.
 * Source: pkg/registry/core/pod mutatePodAffinity, mutateTopologySpreadConstraints 1.36.
 */
export declare function mergeLabelKeys(spec: PodSpec, labels: Labels): PodSpec;
export {};
