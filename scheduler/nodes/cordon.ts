import type { Remedy } from "../framework/framework.ts";

/** The taint of a node that is closed to new pods. */
export const cordoned = {
  key: "node.kubernetes.io/unschedulable",
  value: "",
  effect: "NoSchedule",
} as const;

/** What opens it again, and takes the taint off it. */
export const uncordon: Remedy = { change: "uncordon the node" };
