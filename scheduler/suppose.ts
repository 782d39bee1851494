import type { Pod } from "./framework.ts";

/** Pods put on a node or taken off it for the sake of a question. */
export interface Supposed {
  add(pod: Pod): void;
  remove(pod: Pod): void;
}

/** Counts a pod on the node, or no longer. */
interface Counting {
  readonly put: (pod: Pod) => void;
  readonly take: (pod: Pod) => void;
}

/** Asks with other pods on a node, and leaves them as they were, in their order. */
export function suppose<T>(
  pods: Map<string, Pod>,
  { put, take }: Counting,
  ask: (supposed: Supposed) => T,
): T {
  const before = new Map(pods);
  const add = (pod: Pod) => {
    const { uid = "" } = pod.metadata;
    if (pods.has(uid)) return;
    pods.set(uid, pod);
    put(pod);
  };
  const remove = (pod: Pod) => {
    if (pods.delete(pod.metadata.uid ?? "")) take(pod);
  };
  try {
    return ask({ add, remove });
  } finally {
    for (const [uid, pod] of [...pods]) if (!before.has(uid)) remove(pod);
    for (const pod of before.values()) add(pod);
    pods.clear();
    for (const [uid, pod] of before) pods.set(uid, pod);
  }
}
