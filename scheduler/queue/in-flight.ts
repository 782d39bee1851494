import type { ClusterEvent } from "../framework/framework.ts";

/** More events than this are not kept; who missed some is tried again as if any had helped. */
const eventsMax = 10_000;

/**
 * What happened while pods were on their way, by which they are judged if they come back: what
 * refused them may have gone meanwhile. Source: scheduler backend/queue active_queue.go 1.36.
 */
export class InFlight {
  /** For each pod how many events there had been when it was taken; the first were taken first. */
  readonly #since = new Map<string, number>();
  #events: ClusterEvent[] = [];
  /** How many events are not kept any more. */
  #dropped = 0;

  take(uid: string): void {
    this.#since.delete(uid);
    this.#since.set(uid, this.#dropped + this.#events.length);
  }

  note(event: ClusterEvent): void {
    if (this.#since.size === 0) return;
    this.#events.push(event);
    if (this.#events.length <= eventsMax) return;
    this.#events.shift();
    this.#dropped += 1;
  }

  /** Ends the way of a pod; true where something happened meanwhile that `helps` it. */
  end(uid: string, helps: (event: ClusterEvent) => boolean): boolean {
    const since = this.#since.get(uid);
    this.#since.delete(uid);
    const missed = since !== undefined && since < this.#dropped;
    const later = since === undefined ? [] : this.#events.slice(Math.max(0, since - this.#dropped));
    this.#forgetOld();
    return missed || later.some(helps);
  }

  /** Events before all pods that are still on their way are of no use. */
  #forgetOld(): void {
    const [oldest = this.#dropped + this.#events.length] = this.#since.values();
    if (oldest <= this.#dropped) return;
    this.#events = this.#events.slice(oldest - this.#dropped);
    this.#dropped = oldest;
  }
}
