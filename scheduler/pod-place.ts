import type { Pod } from "./framework.ts";

/** True once the pod is bound to a node. */
export const hasNode = ({ spec }: Pod): boolean =>
  spec.nodeName !== undefined && spec.nodeName !== "";

/** True once the pod takes no room any more. */
export const isFinished = ({ status }: Pod): boolean =>
  status.phase === "Succeeded" || status.phase === "Failed";
