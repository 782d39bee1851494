/**
 * The slow way to place a pod: every rule as the documentation has it, every pod counted anew for
 * every node. What the scheduler decides is held against it, so that it shares nothing with the
 * plugins but how labels are selected and quantities are read.
 */
import type { PersistentVolumeClaim } from "../../../api/core/claim.ts";
import type { Service } from "../../../api/core/service/service.ts";
import type { PersistentVolume } from "../../../api/core/volume/persistent-volume.ts";
import type { LabelSelector } from "../../../api/meta/label-selector.ts";
import type { PodDisruptionBudget } from "../../../api/policy/pod-disruption-budget.ts";
import type { Labels } from "../../../api/selectors/labels.ts";
import type { Node, Pod } from "../../framework/framework.ts";

/** A pod, and the node that it is on or waits for; that node need not be there. */
export interface PlacedPod {
  readonly pod: Pod;
  readonly on: string;
}

/** All that there is. */
export interface Cluster {
  readonly nodes: readonly Node[];
  readonly pods: readonly PlacedPod[];
  /** Pods for which room is being made. */
  readonly nominated: readonly PlacedPod[];
  /** The labels of namespaces, by name. */
  readonly namespaces: ReadonlyMap<string, Labels>;
  readonly services: readonly Service[];
  /** The selectors of ReplicaSets, by `namespace/name`. */
  readonly replicaSets: ReadonlyMap<string, LabelSelector>;
  /** Claims by `namespace/name`, and the volumes that they are bound to, by name. */
  readonly claims: ReadonlyMap<string, PersistentVolumeClaim>;
  readonly volumes: ReadonlyMap<string, PersistentVolume>;
  readonly budgets: readonly PodDisruptionBudget[];
}

/** Why a node, or all of them, refuse a pod. */
export interface Refusal {
  readonly reasons: readonly string[];
  /** Nobody who left could help. */
  readonly isFinal: boolean;
}

/** One reason for which no node but another would help. */
export const final = (reason: string): Refusal => ({ reasons: [reason], isFinal: true });
/** One reason that is gone once other pods are. */
export const passing = (reason: string): Refusal => ({ reasons: [reason], isFinal: false });

export const nameOf = ({ metadata: { name = "" } }: Node | Pod): string => name;
export const labelOf = ({ metadata: { labels = {} } }: Node | Pod, key: string) => labels[key];

/** The pods on a node. */
export const podsOn = (node: Node, { pods }: Cluster): readonly Pod[] =>
  pods.filter(({ on }) => on === nameOf(node)).map(({ pod }) => pod);

/** The nodes that have the same value of a label as this one, which has it. */
export const samePlace = (node: Node, key: string, { nodes }: Cluster): readonly Node[] =>
  nodes.filter((each) => {
    return labelOf(node, key) !== undefined && labelOf(each, key) === labelOf(node, key);
  });
