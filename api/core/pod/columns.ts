/** The columns of `kubectl get pods`. Source: pkg/printers/internalversion printPod 1.36. */
import { age, ageColumn, nameColumn } from "../../columns.ts";
import type { Column } from "../../resource.ts";
import type { Pod } from "./pod.ts";
import { summarizePod } from "./summary.ts";

const none = "<none>";

export const podColumns: readonly Column<Pod>[] = [
  nameColumn,
  {
    name: "Ready",
    type: "string",
    description: "How many containers are ready, of how many.",
    value: (pod) => {
      const { ready, total } = summarizePod(pod);
      return `${ready}/${total}`;
    },
  },
  {
    name: "Status",
    type: "string",
    description: "What the pod is doing, in one word.",
    value: (pod) => summarizePod(pod).status,
  },
  {
    name: "Restarts",
    type: "string",
    description: "How often containers were restarted, and when that last happened.",
    value: (pod, nowMs) => {
      const { restarts, lastRestart } = summarizePod(pod);
      if (restarts === 0 || lastRestart === undefined) return String(restarts);
      return `${restarts} (${age(lastRestart, nowMs)} ago)`;
    },
  },
  ageColumn,
  {
    name: "IP",
    type: "string",
    priority: 1,
    description: "Address of the pod.",
    value: ({ status }) => status.podIPs?.[0]?.ip || none,
  },
  {
    name: "Node",
    type: "string",
    priority: 1,
    description: "Node that the pod is placed on.",
    value: ({ spec }) => spec.nodeName || none,
  },
  {
    name: "Nominated Node",
    type: "string",
    priority: 1,
    description: "Node on which room is being made for the pod.",
    value: ({ status }) => status.nominatedNodeName || none,
  },
  {
    name: "Readiness Gates",
    type: "string",
    priority: 1,
    description: "How many readiness gates are open, of how many.",
    value: readinessGates,
  },
];

function readinessGates({ spec, status }: Pod): string {
  const gates = spec.readinessGates ?? [];
  if (gates.length === 0) return none;
  const open = gates.filter(({ conditionType }) => {
    const condition = status.conditions?.find(({ type }) => type === conditionType);
    return condition?.status === "True";
  });
  return `${open.length}/${gates.length}`;
}
