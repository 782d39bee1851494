import type { Pod } from "./framework.ts";

/** True once the pod is bound to a node. */
export const hasNode = ({ spec }: Pod): boolean =>
  spec.nodeName !== undefined && spec.nodeName !== "";

/** Whether a pod began to end, which by itself leaves room to nobody. */
export const isToLeave = (next: Pod, previous: Pod | undefined): boolean =>
  next.metadata.deletionTimestamp !== previous?.metadata.deletionTimestamp;
