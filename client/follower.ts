/** A process that only follows what the API holds, and writes nothing. */
import type { KubeObject, ResourceDefinition } from "../api/resource.ts";
import { Informer, type InformerOptions } from "./informer.ts";

/** What is told of the objects of one resource. Made with `following`. */
export interface Following {
  readonly resource: ResourceDefinition;
  readonly note: (
    next: KubeObject | undefined,
    previous: KubeObject | undefined,
    nowMs: number,
  ) => void;
}

/** Told of each change: `next` is undefined after a deletion, `previous` before an addition. */
export function following<T extends KubeObject>(
  resource: ResourceDefinition<T>,
  note: { of(next: T | undefined, previous: T | undefined, nowMs: number): void }["of"],
): Following {
  // An informer yields only objects of its own resource.
  return { resource, note } as unknown as Following;
}

/** Follows the API from `start` to `stop`; `begin` makes what it knows anew for each time. */
export class Follower {
  readonly #options: InformerOptions;
  readonly #begin: () => readonly Following[];
  #informers: readonly Informer<KubeObject>[] = [];

  constructor(options: InformerOptions, begin: () => readonly Following[]) {
    this.#options = options;
    this.#begin = begin;
  }

  start(): void {
    const { clock } = this.#options;
    this.#informers = this.#begin().map(({ resource, note }) => {
      const informer = new Informer(resource, this.#options);
      informer.onChange((next, previous) => note(next, previous, clock.now()));
      return informer;
    });
    for (const informer of this.#informers) informer.start();
  }

  stop(): void {
    for (const informer of this.#informers) informer.stop();
    this.#informers = [];
  }
}
