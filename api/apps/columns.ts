import { ageColumn, nameColumn } from "../columns.ts";
import type { Column } from "../resource.ts";
import type { Deployment } from "./deployment.ts";
import type { ReplicaSet } from "./replicaset.ts";
import type { StatefulSet } from "./statefulset.ts";
import { containerColumns, templateColumns } from "./workload.ts";

/** The columns of `kubectl get deployments`. Counts are cells of numbers in columns of text. */
export const deploymentColumns: readonly Column<Deployment>[] = [
  nameColumn,
  {
    name: "Ready",
    type: "string",
    description: "Ready pods, of how many are wanted.",
    value: ({ spec, status }) => `${status.readyReplicas ?? 0}/${spec.replicas}`,
  },
  {
    name: "Up-to-date",
    type: "string",
    description: "Pods made from the current template.",
    value: ({ status }) => status.updatedReplicas ?? 0,
  },
  {
    name: "Available",
    type: "string",
    description: "Pods ready for at least minReadySeconds.",
    value: ({ status }) => status.availableReplicas ?? 0,
  },
  ageColumn,
  ...templateColumns,
];

/** The columns of `kubectl get replicasets`. */
export const replicaSetColumns: readonly Column<ReplicaSet>[] = [
  nameColumn,
  {
    name: "Desired",
    type: "integer",
    description: "How many pods are wanted.",
    value: ({ spec }) => spec.replicas,
  },
  {
    name: "Current",
    type: "integer",
    description: "Pods of the set that are not terminating.",
    value: ({ status }) => status.replicas,
  },
  {
    name: "Ready",
    type: "integer",
    description: "Those of them that are ready.",
    value: ({ status }) => status.readyReplicas ?? 0,
  },
  ageColumn,
  ...templateColumns,
];

/** The columns of `kubectl get statefulsets`. */
export const statefulSetColumns: readonly Column<StatefulSet>[] = [
  nameColumn,
  {
    name: "Ready",
    type: "string",
    description: "Ready pods, of how many are wanted.",
    value: ({ spec, status }) => `${status.readyReplicas ?? 0}/${spec.replicas}`,
  },
  ageColumn,
  ...containerColumns,
];
