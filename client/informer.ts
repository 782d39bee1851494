import type {
  ApiHandler,
  ApiResponse,
  ObjectList,
  WatchEvent,
  WatchHandle,
} from "../api/request.ts";
import type { KubeObject, ResourceDefinition } from "../api/resource.ts";
import type { Clock } from "../api/runtime.ts";
import { type Status, StatusError } from "../api/status.ts";
import { keyOf } from "./controller.ts";
import { type IndexFunction, ObjectIndex } from "./object-index.ts";

/**
 * Told of one change: `next` is undefined after a deletion, `previous` before an addition.
 * `revision` is that of the write; of a deletion that a list shows it is that of the list.
 */
export type ChangeListener<T> = (
  next: T | undefined,
  previous: T | undefined,
  revision: number,
) => void;

export interface InformerOptions {
  readonly handler: ApiHandler;
  readonly clock: Clock;
  /** Who asks, as the API server's log names it. */
  readonly actor: string;
  /** Time from a commit until the cache shows it; 0 is later in the same instant. */
  readonly delayMs?: () => number;
}

/**
 * A cache of all objects of one resource, kept by a list and a watch. A change reaches the cache
 * and then the listeners in a timer of its own, never during the commit that caused it.
 */
export class Informer<T extends KubeObject> {
  readonly resource: ResourceDefinition<T>;
  readonly #options: InformerOptions;
  readonly #objects = new Map<string, T>();
  readonly #indices = new Map<string, ObjectIndex<T>>();
  readonly #listeners: ChangeListener<T>[] = [];
  #pending: WatchEvent[] = [];
  #waiting: { revision: number; run: () => void }[] = [];
  #handle: WatchHandle | undefined;
  #revision = 0;

  constructor(resource: ResourceDefinition<T>, options: InformerOptions) {
    this.resource = resource;
    this.#options = options;
  }

  /** The latest revision whose effect on this resource the cache shows. */
  get revision(): number {
    return this.#revision;
  }

  /** Files objects under the values that `values` gives. Ask before `start`. */
  addIndex(name: string, values: IndexFunction<T>): void {
    if (!this.#indices.has(name)) this.#indices.set(name, new ObjectIndex(this.#objects, values));
  }

  onChange(listener: ChangeListener<T>): void {
    this.#listeners.push(listener);
  }

  /** Lists, then watches. Listeners hear of every object there is before this returns. */
  start(): void {
    const list = objectsOf<T>(
      this.#options.handler.handle({
        verb: "list",
        resource: this.resource,
        actor: this.#options.actor,
      }),
    );
    const revision = Number(list.metadata.resourceVersion);
    this.#replace(list.items, revision);
    this.#handle = this.#options.handler.watch(
      { resource: this.resource, resourceVersion: list.metadata.resourceVersion },
      (event) => this.#receive(event),
    );
  }

  stop(): void {
    this.#handle?.stop();
    this.#handle = undefined;
    this.#pending = [];
    this.#waiting = [];
  }

  get(key: string): T | undefined {
    return this.#objects.get(key);
  }

  values(): IterableIterator<T> {
    return this.#objects.values();
  }

  get size(): number {
    return this.#objects.size;
  }

  /** The objects filed under `value`, in the order in which they came there. */
  indexed(name: string, value: string): readonly T[] {
    return this.#index(name).get(value);
  }

  /** The same objects one by one, before the cache changes. */
  eachIndexed(name: string, value: string): Iterable<T> {
    return this.#index(name).each(value);
  }

  /** The same in parts: where nothing changed, a part is the very array that it was. */
  indexedParts(name: string, value: string): readonly (readonly T[])[] {
    return this.#index(name).parts(value);
  }

  #index(name: string): ObjectIndex<T> {
    const index = this.#indices.get(name);
    if (index === undefined) throw new Error(`${this.resource.plural} have no index ${name}`);
    return index;
  }

  /** Calls `run` once the cache shows `revision`; at once if it does already. */
  whenAt(revision: number, run: () => void): void {
    if (this.#revision >= revision) run();
    else this.#waiting.push({ revision, run });
  }

  #receive(event: WatchEvent): void {
    this.#pending.push(event);
    const { clock, delayMs } = this.#options;
    if (delayMs === undefined) {
      if (this.#pending.length === 1) clock.setTimer(0, () => this.#drain(this.#pending.length));
    } else clock.setTimer(delayMs(), () => this.#drain(1));
  }

  #drain(count: number): void {
    const events = this.#pending;
    this.#pending = events.slice(count);
    for (const event of events.slice(0, count)) {
      if (this.#handle === undefined) return;
      this.#apply(event);
    }
    this.#wake();
  }

  #apply(event: WatchEvent): void {
    if (event.type === "ERROR") {
      this.stop();
      this.start();
      return;
    }
    this.#revision = event.revision;
    if (event.type === "BOOKMARK") return;
    const object = this.#typed(event.object);
    const key = event.key ?? keyOf(object);
    const previous = this.#objects.get(key);
    const next = event.type === "DELETED" ? undefined : object;
    this.#put(key, next, previous);
    const before = next === undefined ? (previous ?? object) : previous;
    for (const listener of this.#listeners) listener(next, before, event.revision);
  }

  #put(key: string, next: T | undefined, previous: T | undefined): void {
    if (next === undefined) this.#objects.delete(key);
    else this.#objects.set(key, next);
    for (const index of this.#indices.values()) index.move(key, next, previous);
  }

  /** Puts the cache to a list: tells of all that differs, deletions too. */
  #replace(items: readonly T[], revision: number): void {
    this.#revision = revision;
    const present = new Map(items.map((item) => [keyOf(item), item]));
    for (const [key, previous] of [...this.#objects]) {
      if (present.has(key)) continue;
      this.#put(key, undefined, previous);
      for (const listener of this.#listeners) listener(undefined, previous, revision);
    }
    for (const [key, next] of present) {
      const previous = this.#objects.get(key);
      if (previous?.metadata.resourceVersion === next.metadata.resourceVersion) continue;
      this.#put(key, next, previous);
      // What made it as it is, is its own last write, and not whatever came last before the list.
      const written = Number(next.metadata.resourceVersion);
      for (const listener of this.#listeners) listener(next, previous, written);
    }
    this.#wake();
  }

  #wake(): void {
    if (this.#waiting.length === 0) return;
    const due = this.#waiting.filter(({ revision }) => revision <= this.#revision);
    if (due.length === 0) return;
    this.#waiting = this.#waiting.filter(({ revision }) => revision > this.#revision);
    for (const { run } of due) run();
  }

  #typed(object: KubeObject | Status): T {
    // A watch of this resource yields objects of this resource; ERROR was handled before.
    return object as T;
  }
}

function objectsOf<T extends KubeObject>(response: ApiResponse) {
  const { body } = response;
  if (!("items" in body)) {
    const status = body as Status;
    throw new StatusError(status.reason ?? "InternalError", status.message ?? "list failed");
  }
  // The list was asked of this very resource.
  return body as ObjectList & { readonly items: readonly T[] };
}
