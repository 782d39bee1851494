import type { Plugin } from "../framework/framework.ts";
import { priorityOf } from "../snapshot/snapshot.ts";

/** Has pods of higher priority tried first, and of equal ones the one that waits for longer. */
export const prioritySort: Plugin = {
  name: "PrioritySort",
  sign: () => "",
  less(left, right) {
    const [first, second] = [priorityOf(left.pod), priorityOf(right.pod)];
    return first === second ? left.sinceMs < right.sinceMs : first > second;
  },
  requeueOn: [],
};
