import type { Pod } from "../framework/framework.ts";

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
  const before = [...pods.values()];
  let isChanged = false;
  const add = (pod: Pod) => {
    const uid = uidOf(pod);
    if (pods.has(uid)) return;
    isChanged = true;
    pods.set(uid, pod);
    put(pod);
  };
  const remove = (pod: Pod) => {
    if (!pods.delete(uidOf(pod))) return;
    isChanged = true;
    take(pod);
  };
  try {
    return ask({ add, remove });
  } finally {
    if (isChanged) {
      const own = new Set(before);
      for (const pod of [...pods.values()]) if (!own.has(pod)) remove(pod);
      for (const pod of before) add(pod);
      pods.clear();
      for (const pod of before) pods.set(uidOf(pod), pod);
    }
  }
}

const uidOf = ({ metadata }: Pod): string => metadata.uid ?? "";
