import { ageColumn, nameColumn } from "../columns.ts";
import type { Column } from "../resource.ts";
import { formatLabelSelector } from "../selectors/labels.ts";
import type { DaemonSet } from "./daemonset.ts";
import { templateColumns } from "./workload.ts";

/** The columns of `kubectl get daemonsets`. Source: printers/internalversion 1.36. */
export const daemonSetColumns: readonly Column<DaemonSet>[] = [
  nameColumn,
  {
    name: "Desired",
    type: "integer",
    description: "Nodes that should run its pod.",
    value: ({ status }) => status.desiredNumberScheduled,
  },
  {
    name: "Current",
    type: "integer",
    description: "Those of them that have one.",
    value: ({ status }) => status.currentNumberScheduled,
  },
  {
    name: "Ready",
    type: "integer",
    description: "Those of them whose pod is ready.",
    value: ({ status }) => status.numberReady,
  },
  {
    name: "Up-to-date",
    type: "integer",
    description: "Those of them whose pod is made from the current template.",
    value: ({ status }) => status.updatedNumberScheduled ?? 0,
  },
  {
    name: "Available",
    type: "integer",
    description: "Those of them whose pod has been ready for at least minReadySeconds.",
    value: ({ status }) => status.numberAvailable ?? 0,
  },
  {
    name: "Node Selector",
    type: "string",
    description: "Labels of the nodes that may run its pod.",
    value: ({ spec }) => formatLabelSelector({ matchLabels: spec.template.spec.nodeSelector }),
  },
  ageColumn,
  ...templateColumns,
];
