import type { KubeObject } from "../../api/resource.ts";
import { LateObject } from "./late-object.ts";
import type { StoredEvent } from "./storage.ts";

/** A write of a late object as the log keeps it: as little as can be, for a log is full of them. */
export class LateEvent implements StoredEvent {
  readonly #next: LateObject;
  readonly #before: KubeObject | LateObject | undefined;

  constructor(next: LateObject, before: KubeObject | LateObject | undefined) {
    this.#next = next;
    this.#before = before;
  }

  get isLate(): boolean {
    return true;
  }

  get type(): "ADDED" | "MODIFIED" {
    return this.#before === undefined ? "ADDED" : "MODIFIED";
  }

  get revision(): number {
    return this.#next.revision;
  }

  get timeMs(): number {
    return this.#next.timeMs;
  }

  get renewedMs(): number | undefined {
    return this.#next.renewedMs;
  }

  get resource(): string {
    return this.#next.resource;
  }

  get key(): string {
    return this.#next.key;
  }

  get actor(): string {
    return this.#next.actor;
  }

  get cause(): number {
    return this.#next.cause;
  }

  get object(): KubeObject {
    return this.#next.object;
  }

  get previous(): KubeObject | undefined {
    return this.#before instanceof LateObject ? this.#before.object : this.#before;
  }

  /** The same as a value of its own, which can be copied and printed. */
  toPlain(): StoredEvent {
    const { revision, type, resource, key, object, previous, actor, cause, timeMs } = this;
    return { revision, type, resource, key, object, previous, actor, cause, timeMs };
  }
}

/** The event for whoever may do anything with it. */
export const plainEvent = (event: StoredEvent): StoredEvent =>
  event instanceof LateEvent ? event.toPlain() : event;
