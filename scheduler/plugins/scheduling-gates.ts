import type { Plugin } from "../framework/framework.ts";

/** Keeps pods out of the queue until all their gates are taken away. */
export const schedulingGates: Plugin = {
  name: "SchedulingGates",
  sign: () => "",
  preEnqueue({ spec: { schedulingGates: gates = [] } }) {
    if (gates.length === 0) return undefined;
    return `waiting for scheduling gates: [${gates.map(({ name }) => name).join(" ")}]`;
  },
  requeueOn: [],
};
