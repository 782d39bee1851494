import type { KubeObject } from "../../api/resource.ts";
import { RenewedObject } from "./renewed-object.ts";
import type { StoredEvent } from "./storage.ts";

/** A renewal as the log keeps it: as little as that can be, for a log is full of them. */
export class RenewalEvent implements StoredEvent {
  readonly #next: RenewedObject;
  readonly #before: KubeObject | RenewedObject;

  constructor(next: RenewedObject, before: KubeObject | RenewedObject) {
    this.#next = next;
    this.#before = before;
  }

  get type(): "MODIFIED" {
    return "MODIFIED";
  }

  get revision(): number {
    return this.#next.revision;
  }

  get timeMs(): number {
    return this.#next.timeMs;
  }

  get renewedMs(): number {
    return this.#next.renewedMs;
  }

  get resource(): string {
    return this.#next.series.resource;
  }

  get key(): string {
    return this.#next.series.key;
  }

  get actor(): string {
    return this.#next.series.actor;
  }

  get cause(): number {
    return this.#next.series.cause;
  }

  get object(): KubeObject {
    return this.#next.object;
  }

  /** The same as a value of its own, which can be copied and printed. */
  toPlain(): StoredEvent {
    const { revision, type, resource, key, object, previous, actor, cause, timeMs } = this;
    return { revision, type, resource, key, object, previous, actor, cause, timeMs };
  }

  get previous(): KubeObject {
    return this.#before instanceof RenewedObject ? this.#before.object : this.#before;
  }
}

/** The event for whoever may do anything with it. */
export const plainEvent = (event: StoredEvent): StoredEvent =>
  event instanceof RenewalEvent ? event.toPlain() : event;
