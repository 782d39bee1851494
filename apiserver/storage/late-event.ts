import type { KubeObject } from "../../api/resource.ts";
import { LateObject } from "./late-object.ts";
import type { StoredEvent } from "./storage.ts";

/** A renewal as the log keeps it: as little as can be, for a log is full of them. */
export class LateEvent implements StoredEvent {
  readonly #next: LateObject;
  readonly #before: KubeObject | LateObject;

  constructor(next: LateObject, before: KubeObject | LateObject) {
    this.#next = next;
    this.#before = before;
  }

  get isLate(): boolean {
    return true;
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

  get previous(): KubeObject {
    return this.#before instanceof LateObject ? this.#before.object : this.#before;
  }
}

/** The event for whoever may do anything with it: a value that can be copied and printed. */
export function plainEvent(event: StoredEvent): StoredEvent {
  if (event.isLate !== true) return event;
  const { revision, type, resource, key, object, previous, actor, cause, timeMs } = event;
  return { revision, type, resource, key, object, previous, actor, cause, timeMs };
}
