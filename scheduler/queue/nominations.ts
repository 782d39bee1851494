import type { Pod } from "../framework/framework.ts";

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
  /** How many of the pods have which priority. */
  readonly #priorities = new Map<number, number>();

  /** `changed` is told of every node whose nominations are not what they were. */
  constructor(changed: (node: string) => void) {
    this.#changed = changed;
  }

  /** The highest priority among them; -Infinity where there are none. */
  get highestPriority(): number {
    let highest = Number.NEGATIVE_INFINITY;
    for (const priority of this.#priorities.keys()) highest = Math.max(highest, priority);
    return highest;
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
    if (known !== undefined) this.#count(known.pod, -1);
    this.#count(pod, 1);
    if (known?.pod.spec !== pod.spec) this.#changed(node);
  }

  /** Returns the node that the pod waited for. */
  delete(uid: string): string | undefined {
    const nomination = this.#byPod.get(uid);
    if (nomination === undefined) return undefined;
    const { node, pod } = nomination;
    this.#byPod.delete(uid);
    const pods = this.#byNode.get(node);
    pods?.delete(uid);
    if (pods?.size === 0) this.#byNode.delete(node);
    this.#count(pod, -1);
    this.#changed(node);
    return node;
  }

  #count({ spec: { priority = 0 } }: Pod, change: 1 | -1): void {
    const count = (this.#priorities.get(priority) ?? 0) + change;
    if (count === 0) this.#priorities.delete(priority);
    else this.#priorities.set(priority, count);
  }
}
