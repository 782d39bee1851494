/** The pods of the queue, the entries of its heaps, and their orders. */
import type { Pod, QueuedPodInfo } from "../framework/framework.ts";
import type { Heap } from "./heap.ts";

type Place = "gated" | "active" | "backoff" | "unschedulable" | "taken" | "gone";

/** A pod that waits for a node, and what is remembered of its attempts. */
export interface QueuedPod {
  readonly uid: string;
  pod: Pod;
  place: Place;
  /** When it came to wait, or last failed. */
  sinceMs: number;
  /** Tells apart pods of the same priority and time; new with every move. */
  sequence: number;
  /** Failures to fit, and failures to write since the last success. */
  unschedulableCount: number;
  errorCount: number;
  backoffUntilMs: number;
  /** The plugins that refused it last. */
  rejectedBy: readonly string[];
  /** The bucket of refused pods that it lies in. */
  bucket: string;
  /** The revision of the write because of which it is to be tried. */
  cause: number;
}

/** A pod that just came. */
export const untried = (pod: Pod, sinceMs: number, cause: number): QueuedPod => ({
  uid: pod.metadata.uid ?? "",
  pod,
  place: "gated",
  sinceMs,
  sequence: 0,
  unschedulableCount: 0,
  errorCount: 0,
  backoffUntilMs: 0,
  rejectedBy: [],
  bucket: "",
  cause,
});

/** Whether one pod is to be tried before another. */
export type Less = (left: QueuedPodInfo, right: QueuedPodInfo) => boolean;

/** An entry of a heap. It is stale once its pod was moved, which gives the pod a new sequence. */
export interface Entry extends QueuedPodInfo {
  readonly queued: QueuedPod;
  readonly backoffUntilMs: number;
  readonly sequence: number;
}

/** The first to come is first where neither goes before the other. */
export const inTurn =
  (less: Less) =>
  (left: Entry, right: Entry): boolean => {
    if (less(left, right)) return true;
    return !less(right, left) && left.sequence < right.sequence;
  };

/** Those that rest: by when that ends, and as in their turn where it ends together. */
export function byRest(less: Less): (left: Entry, right: Entry) => boolean {
  const before = inTurn(less);
  return (left, right) =>
    left.backoffUntilMs === right.backoffUntilMs
      ? before(left, right)
      : left.backoffUntilMs < right.backoffUntilMs;
}

/** The top of a heap, once what was moved since has been thrown away. */
export function freshTop(heap: Heap<Entry>, place: QueuedPod["place"]): Entry | undefined {
  let top = heap.peek();
  while (top !== undefined) {
    if (top.queued.place === place && top.queued.sequence === top.sequence) return top;
    heap.pop();
    top = heap.peek();
  }
  return undefined;
}

export function takeFresh(heap: Heap<Entry>, place: QueuedPod["place"]): Entry | undefined {
  const top = freshTop(heap, place);
  if (top !== undefined) heap.pop();
  return top;
}
