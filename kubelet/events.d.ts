/** The kubelet's events about pods. */
import type { Pod } from "../api/core/pod/pod.ts";
import { type Action } from "../client/action.ts";
import type { Note } from "./observed.ts";
/** A note as an event about the pod or one of its containers. */
export declare function recordNote(pod: Pod, { type, reason, message, container }: Note): Action;
