/**
 * Processes that containers see of one another: those of a pod that share their namespace, those
 * of a container that is debugged, or all of a machine.
 */

import type { Directory } from "../files/file-system.ts";
import { type Kernel, type SignalName, Task } from "./kernel.ts";

/** How processes are numbered; containers whose numbers are mixed share one. */
export interface ProcessNumbers {
  last: number;
  readonly step: number;
}

/** Another container, as it is now. */
export interface Peer {
  readonly kernel: Kernel;
  /** What its numbers are greater by, seen from here. */
  readonly offset: number;
  /** Its files. */
  readonly root: () => Directory;
  /** Has it notice that somebody has sent it a signal. */
  readonly wake: () => void;
}

export interface ProcessNamespace {
  /** Those of a process that begins. */
  numbers(): ProcessNumbers;
  /** Processes of no container, by their number. */
  readonly system: ReadonlyMap<number, string>;
  /** The other containers at a time of the cluster. */
  peers(nowMs: number): readonly Peer[];
}

/** Nothing but the container's own. */
export const ownNumbers = (): ProcessNumbers => ({ last: 0, step: 1 });

// biome-ignore lint/correctness/useYield: it never runs.
function* nothing() {
  return 0;
}

/** What a container sees of others, and does to them. */
export class SeenProcesses {
  readonly #namespace: ProcessNamespace;
  readonly #nowMs: () => number;
  /** Whose they are, of those that were shown. */
  readonly #shown = new WeakMap<Task, { readonly peer: Peer; readonly task: Task }>();

  constructor(namespace: ProcessNamespace, nowMs: () => number) {
    this.#namespace = namespace;
    this.#nowMs = nowMs;
  }

  numbers(): ProcessNumbers {
    return this.#namespace.numbers();
  }

  /** All but those of the container itself. */
  beside(own: Kernel): readonly Task[] {
    const { system, peers } = this.#namespace;
    const seen = [...system].map(([pid, name]) => new Task(pid, name, undefined, nothing));
    for (const peer of peers(this.#nowMs())) {
      if (peer.kernel === own || peer.kernel.first.exitCode !== undefined) continue;
      for (const task of peer.kernel.tasks.values()) seen.push(this.#show(peer, task));
    }
    return seen;
  }

  /** Sends a signal to a process of another container; false where it is none. */
  signal(task: Task, name: SignalName): boolean {
    const shown = this.#shown.get(task);
    if (shown === undefined) return false;
    shown.peer.kernel.signal(shown.task, name);
    shown.peer.wake();
    return true;
  }

  /** The files of a process of another container. */
  rootOf(task: Task): Directory | undefined {
    return this.#shown.get(task)?.peer.root();
  }

  #show(peer: Peer, task: Task): Task {
    const { pid, name, parent, runs } = task;
    const isOwn = peer.offset === 0;
    const shown = isOwn
      ? task
      : new Task(pid + peer.offset, name, parent && this.#show(peer, parent), nothing);
    shown.runs = runs;
    this.#shown.set(shown, { peer, task });
    return shown;
  }
}
