import type { Pod } from "../../api/core/pod/pod.ts";
import { mirrorAnnotation } from "../../api/core/pod/validation/annotations.ts";

/** Whether the pod only shows what its kubelet runs of itself. */
export const isMirrorPod = ({ metadata }: Pod): boolean =>
  metadata.annotations?.[mirrorAnnotation] !== undefined;

/**
 * The uid that a node knows a pod by: that of a static pod follows from its manifest, however often
 * it is shown.
 */
export const runtimeUid = ({ metadata: { annotations, uid } }: Pod): string =>
  annotations?.[mirrorAnnotation] ?? uid ?? "";

/** Pods of this priority or a higher one are critical. Source: scheduling 1.36. */
export const criticalPriority = 2_000_000_000;

/** Pods that a kubelet never evicts: static ones, and those of a system's priority. */
export const isCritical = (pod: Pod): boolean =>
  isMirrorPod(pod) || (pod.spec.priority ?? 0) >= criticalPriority;
