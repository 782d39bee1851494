/** The kubelet's events about pods. */
import type { Pod } from "../api/core/pod/pod.ts";
import { type Action, record } from "../client/action.ts";
import type { Note } from "./observed.ts";

const lists = ["containers", "initContainers", "ephemeralContainers"] as const;

/** A note as an event about the pod or one of its containers. */
export function recordNote(pod: Pod, { type, reason, message, container }: Note): Action {
  const list =
    lists.find((each) => pod.spec[each]?.some((own) => own === container)) ?? "containers";
  return record({
    regarding: pod,
    type,
    reason,
    message,
    ...(container && { fieldPath: `spec.${list}{${container.name}}` }),
  });
}
