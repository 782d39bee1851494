/** The kubelet's events about pods. */
import type { Pod } from "../api/core/pod/pod.ts";
import { type Action, record } from "../client/action.ts";
import type { Note } from "./observed.ts";
import type { Container } from "./types.ts";

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
    ...(container && { fieldPath: fieldPath(list, container) }),
  });
}

/** Pods of one template share their containers, and so the paths to them. */
const fieldPaths = new WeakMap<Container, string>();

function fieldPath(list: (typeof lists)[number], container: Container): string {
  const known = fieldPaths.get(container);
  if (known !== undefined) return known;
  const path = `spec.${list}{${container.name}}`;
  fieldPaths.set(container, path);
  return path;
}
