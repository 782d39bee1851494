/** The kubelet's events about pods. */
import type { Pod } from "../api/core/pod/pod.ts";
import { type Action, type EventNote, record } from "../client/action.ts";
import type { Note, TimedNote } from "./observed.ts";
import type { Container } from "./types.ts";

const lists = ["containers", "initContainers", "ephemeralContainers"] as const;

/** A note as an event about the pod or one of its containers. */
export const recordNote = (pod: Pod, note: Note): Action => record(eventOf(pod, note));

/** The same of one that is due at a time: whoever looks again at that time asks for it again. */
export const recordTimedNote = (pod: Pod, note: TimedNote): Action =>
  record({ ...eventOf(pod, note), ofMs: note.atMs });

function eventOf(pod: Pod, { type, reason, message, container }: Note): EventNote {
  const list =
    lists.find((each) => pod.spec[each]?.some((own) => own === container)) ?? "containers";
  return {
    regarding: pod,
    type,
    reason,
    message,
    ...(container && { fieldPath: fieldPath(list, container) }),
  };
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
