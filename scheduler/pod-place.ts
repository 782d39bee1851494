import { equalJson } from "../api/json.ts";
import type { Pod } from "./framework.ts";
import { asksForLess } from "./target-pod-changes.ts";

/** True once the pod is bound to a node. */
export const hasNode = ({ spec }: Pod): boolean =>
  spec.nodeName !== undefined && spec.nodeName !== "";

/** True where a pod with a node came to mean something else to pods that wait. */
export const matters = (before: Pod, after: Pod): boolean =>
  !equalJson(before.metadata.labels, after.metadata.labels) || asksForLess(before, after);
