import type { Pod } from "./framework.ts";

/** True once the pod is bound to a node. */
export const hasNode = ({ spec }: Pod): boolean =>
  spec.nodeName !== undefined && spec.nodeName !== "";

/** True once the pod takes no room any more. */
export const isFinished = ({ status }: Pod): boolean =>
  status.phase === "Succeeded" || status.phase === "Failed";

/** Whether a pod began to end, which by itself leaves room to nobody. */
export const isToLeave = (next: Pod, previous: Pod | undefined): boolean =>
  next.metadata.deletionTimestamp !== previous?.metadata.deletionTimestamp;
