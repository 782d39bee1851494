/** A process that only follows what the API holds, and writes nothing. */
import type { KubeObject, ResourceDefinition } from "../api/resource.ts";
import type { ChangeListener } from "./change.ts";
import { Informer, type InformerOptions } from "./informer.ts";

/** What is told of the objects of one resource. Made with `following`. */
export interface Following {
  readonly resource: ResourceDefinition;
  readonly note: (
    next: KubeObject | undefined,
    previous: KubeObject | undefined,
    nowMs: number,
  ) => void;
  /** False where renewals need not be told. */
  readonly heedsRenewals?: boolean;
}

/** What is there at the start is told of with a time of so long before. */
const longAgoMs = 3_600_000;

/** Told of each change: `next` is undefined after a deletion, `previous` before an addition. */
export function following<T extends KubeObject>(
  resource: ResourceDefinition<T>,
  note: { of(next: T | undefined, previous: T | undefined, nowMs: number): void }["of"],
  options: Pick<Following, "heedsRenewals"> = {},
): Following {
  // An informer yields only objects of its own resource.
  return { resource, note, ...options } as unknown as Following;
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
    let isStarting = true;
    const noticedMs = () => (isStarting ? clock.now() - longAgoMs : clock.now());
    this.#informers = this.#begin().map(({ resource, note, heedsRenewals }) => {
      const informer = new Informer(resource, this.#options);
      const tell: ChangeListener<KubeObject> = (next, previous) =>
        note(next, previous, noticedMs());
      informer.onChange(tell, heedsRenewals === false ? { heedsRenewals } : {});
      return informer;
    });
    for (const informer of this.#informers) informer.start();
    isStarting = false;
  }

  stop(): void {
    for (const informer of this.#informers) informer.stop();
    this.#informers = [];
  }
}
