/** The entries of the queue's heaps, and their orders. */
import type { QueuedPodInfo } from "./framework.ts";
import type { Heap } from "./heap.ts";
import type { QueuedPod } from "./queue.ts";

/** Whether one pod is to be tried before another. */
export type Less = (left: QueuedPodInfo, right: QueuedPodInfo) => boolean;

/** An entry of a heap. It is stale once its pod was moved, which gives the pod a new sequence. */
export interface Entry extends QueuedPodInfo {
  readonly queued: QueuedPod;
  readonly sequence: number;
}

/** The first to come is first where neither goes before the other. */
export const inTurn =
  (less: Less) =>
  (left: Entry, right: Entry): boolean => {
    if (less(left, right)) return true;
    return !less(right, left) && left.sequence < right.sequence;
  };
/** Among those in backoff `sinceMs` is when it ends. */
export const byTime = (left: Entry, right: Entry): boolean =>
  left.sinceMs !== right.sinceMs ? left.sinceMs < right.sinceMs : left.sequence < right.sequence;

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
