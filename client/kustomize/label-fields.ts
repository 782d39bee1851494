/**
 * Where labels and annotations that all resources get are set, beside `metadata`.
 * Source: kustomize 5.8, builtinpluginconsts commonlabels and commonannotations.
 */
import type { FieldSpec, KindSelector } from "./fields.ts";

const workloads: readonly KindSelector[] = [
  { kind: "Deployment" },
  { kind: "ReplicaSet" },
  { kind: "DaemonSet" },
  { group: "apps", kind: "StatefulSet" },
  { group: "batch", kind: "Job" },
];

export const metadataLabels: FieldSpec = { path: "metadata/labels", create: true };

/** Labels of what workloads make. */
export const templateLabels: readonly FieldSpec[] = [
  { path: "spec/template/metadata/labels", version: "v1", kind: "ReplicationController" },
  ...workloads.map((workload) => ({ path: "spec/template/metadata/labels", ...workload })),
  { path: "spec/jobTemplate/metadata/labels", group: "batch", kind: "CronJob" },
  { path: "spec/jobTemplate/spec/template/metadata/labels", group: "batch", kind: "CronJob" },
  { path: "spec/volumeClaimTemplates[]/metadata/labels", group: "apps", kind: "StatefulSet" },
].map((spec) => ({ ...spec, create: true }));

const podSelectors = (group: string, kind: string): readonly FieldSpec[] => {
  const spec = "spec/template/spec";
  const preferred = "preferredDuringSchedulingIgnoredDuringExecution/podAffinityTerm";
  const required = "requiredDuringSchedulingIgnoredDuringExecution";
  return [
    `${spec}/affinity/podAffinity/${preferred}/labelSelector/matchLabels`,
    `${spec}/affinity/podAffinity/${required}/labelSelector/matchLabels`,
    `${spec}/affinity/podAntiAffinity/${preferred}/labelSelector/matchLabels`,
    `${spec}/affinity/podAntiAffinity/${required}/labelSelector/matchLabels`,
    `${spec}/topologySpreadConstraints/labelSelector/matchLabels`,
  ].map((path) => ({ path, group, kind }));
};

/** What picks pods by their labels. */
export const selectorLabels: readonly FieldSpec[] = [
  { path: "spec/selector", create: true, version: "v1", kind: "Service" },
  { path: "spec/selector", create: true, version: "v1", kind: "ReplicationController" },
  { path: "spec/selector/matchLabels", create: true, kind: "Deployment" },
  ...podSelectors("apps", "Deployment"),
  { path: "spec/selector/matchLabels", create: true, kind: "ReplicaSet" },
  { path: "spec/selector/matchLabels", create: true, kind: "DaemonSet" },
  { path: "spec/selector/matchLabels", create: true, group: "apps", kind: "StatefulSet" },
  ...podSelectors("apps", "StatefulSet"),
  { path: "spec/selector/matchLabels", group: "batch", kind: "Job" },
  { path: "spec/jobTemplate/spec/selector/matchLabels", group: "batch", kind: "CronJob" },
  { path: "spec/selector/matchLabels", group: "policy", kind: "PodDisruptionBudget" },
  ...["spec", "spec/ingress/from", "spec/egress/to"].map((place) => ({
    path: `${place}/podSelector/matchLabels`,
    group: "networking.k8s.io",
    kind: "NetworkPolicy",
  })),
];

export const annotationFields: readonly FieldSpec[] = [
  { path: "metadata/annotations" },
  { path: "spec/template/metadata/annotations", version: "v1", kind: "ReplicationController" },
  ...workloads.map(({ group, kind }) => ({
    path: "spec/template/metadata/annotations",
    kind,
    ...(kind !== "StatefulSet" && { group }),
  })),
  { path: "spec/jobTemplate/metadata/annotations", group: "batch", kind: "CronJob" },
  { path: "spec/jobTemplate/spec/template/metadata/annotations", group: "batch", kind: "CronJob" },
].map((spec) => ({ ...spec, create: true }));
