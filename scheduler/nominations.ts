import type { Pod } from "./framework.ts";

interface Nomination {
  readonly pod: Pod;
  readonly node: string;
}

/**
 * The pods that wait for room on a node which is being made for them. Others yield to those of
 * their own priority and above. Source: scheduler backend/queue nominator 1.36.
 */
export class Nominations {
  readonly #byPod = new Map<string, Nomination>();
  readonly #byNode = new Map<string, Map<string, Pod>>();
  readonly #changed: (node: string) => void;
  #highest = Number.NEGATIVE_INFINITY;

  /** `changed` is told of every node whose nominations are not what they were. */
  constructor(changed: (node: string) => void) {
    this.#changed = changed;
  }

  /** The highest priority among them; -Infinity where there are none. */
  get highestPriority(): number {
    return this.#highest;
  }

  /** The nodes that pods wait for. */
  get nodes(): Iterable<string> {
    return this.#byNode.keys();
  }

  /** The node that the pod waits for. */
  nodeOf(uid: string): string | undefined {
    return this.#byPod.get(uid)?.node;
  }

  /** The pods that wait for a node, in the order in which they came to do so. */
  on(node: string): readonly Pod[] {
    return [...(this.#byNode.get(node)?.values() ?? [])];
  }

  /** Has the pod wait for a node; an empty name is that of none. */
  set(pod: Pod, node: string): void {
    const { uid = "" } = pod.metadata;
    if (this.nodeOf(uid) !== node) this.delete(uid);
    if (node === "") return;
    const known = this.#byPod.get(uid);
    this.#byPod.set(uid, { pod, node });
    const pods = this.#byNode.get(node) ?? new Map<string, Pod>();
    this.#byNode.set(node, pods.set(uid, pod));
    this.#highest = Math.max(this.#highest, pod.spec.priority ?? 0);
    if (known?.pod.spec !== pod.spec) this.#changed(node);
  }

  /** Returns the node that the pod waited for. */
  delete(uid: string): string | undefined {
    const node = this.nodeOf(uid);
    if (node === undefined) return undefined;
    this.#byPod.delete(uid);
    const pods = this.#byNode.get(node);
    pods?.delete(uid);
    if (pods?.size === 0) this.#byNode.delete(node);
    this.#highest = Number.NEGATIVE_INFINITY;
    for (const { pod } of this.#byPod.values()) {
      this.#highest = Math.max(this.#highest, pod.spec.priority ?? 0);
    }
    this.#changed(node);
    return node;
  }
}
