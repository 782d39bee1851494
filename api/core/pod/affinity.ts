/** Which nodes and neighbours a pod wants. Source: core/v1 Affinity 1.36. */
import { LabelSelector } from "../../meta/label-selector.ts";
import type { ObjectOf } from "../../resource.ts";
import { int32, list, mandatory, ref, struct, text, textItem } from "../../schema.ts";
import { NodeSelector, NodeSelectorTerm } from "../node-selector.ts";

/** A wish for nodes, with its weight. */
export const PreferredSchedulingTerm = struct(
  "core.v1.PreferredSchedulingTerm",
  "Nodes that are preferred, and how much.",
  {
    weight: mandatory(int32("How much, from 1 to 100.")),
    preference: mandatory(ref("The nodes.", NodeSelectorTerm)),
  },
);
export type PreferredSchedulingTerm = ObjectOf<typeof PreferredSchedulingTerm>;

/** Wishes for nodes. */
export const NodeAffinity = struct("core.v1.NodeAffinity", "Which nodes a pod wants.", {
  requiredDuringSchedulingIgnoredDuringExecution: ref(
    "Nodes that a pod must be placed on.",
    NodeSelector,
  ),
  preferredDuringSchedulingIgnoredDuringExecution: list(
    "Nodes that a pod had better be placed on.",
    PreferredSchedulingTerm,
    { type: "atomic" },
  ),
});
export type NodeAffinity = ObjectOf<typeof NodeAffinity>;

/** Other pods, and how near they are meant to be. */
export const PodAffinityTerm = struct(
  "core.v1.PodAffinityTerm",
  "Which other pods are meant, and what counts as the same place.",
  {
    labelSelector: ref("Labels of the other pods; without it none is meant.", LabelSelector),
    namespaces: list("Namespaces of the other pods.", textItem, { type: "atomic" }),
    topologyKey: mandatory(text("Node label whose equal values make the same place.")),
    namespaceSelector: ref("Labels of the other pods' namespaces.", LabelSelector),
    matchLabelKeys: list("Labels that must be as on this pod.", textItem, { type: "atomic" }),
    mismatchLabelKeys: list("Labels that must not be as on this pod.", textItem, {
      type: "atomic",
    }),
  },
);
export type PodAffinityTerm = ObjectOf<typeof PodAffinityTerm>;

/** A wish about other pods, with its weight. */
export const WeightedPodAffinityTerm = struct(
  "core.v1.WeightedPodAffinityTerm",
  "Other pods that matter, and how much.",
  {
    weight: mandatory(int32("How much, from 1 to 100.")),
    podAffinityTerm: mandatory(ref("The other pods.", PodAffinityTerm)),
  },
);
export type WeightedPodAffinityTerm = ObjectOf<typeof WeightedPodAffinityTerm>;

/** Pods to be near to. */
export const PodAffinity = struct("core.v1.PodAffinity", "Which pods to be placed near to.", {
  requiredDuringSchedulingIgnoredDuringExecution: list(
    "Pods that must be in the same place.",
    PodAffinityTerm,
    { type: "atomic" },
  ),
  preferredDuringSchedulingIgnoredDuringExecution: list(
    "Pods that had better be in the same place.",
    WeightedPodAffinityTerm,
    { type: "atomic" },
  ),
});
export type PodAffinity = ObjectOf<typeof PodAffinity>;

/** Pods to keep away from. */
export const PodAntiAffinity = struct(
  "core.v1.PodAntiAffinity",
  "Which pods not to be placed near to.",
  {
    requiredDuringSchedulingIgnoredDuringExecution: list(
      "Pods that must not be in the same place.",
      PodAffinityTerm,
      { type: "atomic" },
    ),
    preferredDuringSchedulingIgnoredDuringExecution: list(
      "Pods that had better not be in the same place.",
      WeightedPodAffinityTerm,
      { type: "atomic" },
    ),
  },
);
export type PodAntiAffinity = ObjectOf<typeof PodAntiAffinity>;

/** All wishes of a pod. */
export const Affinity = struct("core.v1.Affinity", "Which nodes and neighbours a pod wants.", {
  nodeAffinity: ref("Which nodes it wants.", NodeAffinity),
  podAffinity: ref("Which pods it wants to be near to.", PodAffinity),
  podAntiAffinity: ref("Which pods it wants to be away from.", PodAntiAffinity),
});
export type Affinity = ObjectOf<typeof Affinity>;
