import type { PodStatus } from "../types.ts";

/** A static pod as it runs on its machine, whatever the API shows of it. */
export interface StaticRun {
  readonly hash: string;
  /** When the kubelet found its manifest. */
  readonly seenMs: number;
  /** How its containers are, by the last status of its mirror pod. */
  status?: PodStatus;
  /** When its manifest was found gone or changed: it stops. */
  stopMs?: number;
}

/** The static pods that run on all machines: they go on without mirror pods and kubelets. */
export class StaticRuns {
  readonly #nodes = new Map<string, Map<string, StaticRun>>();

  /** Those of a node, by `namespace/name` of their mirror pods. */
  of(node: string): ReadonlyMap<string, StaticRun> {
    return this.#nodes.get(node) ?? none;
  }

  begin(node: string, key: string, run: StaticRun): void {
    const runs = this.#nodes.get(node) ?? new Map<string, StaticRun>();
    this.#nodes.set(node, runs);
    runs.set(key, run);
  }

  /** It has stopped. */
  end(node: string, key: string): void {
    this.#nodes.get(node)?.delete(key);
  }

  /** Whether one of that key runs on any machine. */
  has(key: string): boolean {
    for (const runs of this.#nodes.values()) if (runs.has(key)) return true;
    return false;
  }
}

const none: ReadonlyMap<string, StaticRun> = new Map();
