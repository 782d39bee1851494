import type { ApiHandler, ObjectList, WatchEvent, WatchHandle } from "../api/request.ts";
import type { KubeObject, ResourceDefinition } from "../api/resource.ts";
import type { Clock, Timer } from "../api/runtime.ts";
import { StatusError } from "../api/status.ts";
import type { Change, ChangeListener } from "./change.ts";
import { keyOf } from "./controller.ts";
import { ObjectCache } from "./object-cache.ts";
import { type IndexFunction, ObjectIndex } from "./object-index.ts";
import { ReflectorBackoff } from "./reflector-backoff.ts";
import { RevisionQueue } from "./revision-queue.ts";

export interface InformerOptions {
  readonly handler: ApiHandler;
  readonly clock: Clock;
  /** Who asks, as the API server's log names it. */
  readonly actor: string;
  /** Time from a commit until the cache shows it; 0 is later in the same instant. */
  readonly delayMs?: () => number;
}

/** What a watch yields of what is made when somebody looks. */
type LateChange<T> = WatchEvent & { readonly key: string; readonly object: T };

/**
 * A cache of all objects of one resource, kept by a list and a watch. A change reaches the cache
 * and then the listeners in a timer of its own, never during the commit that caused it.
 * A watch that ends goes on from where it was; where that cannot be, all is listed anew.
 */
export class Informer<T extends KubeObject> {
  readonly resource: ResourceDefinition<T>;
  readonly #options: InformerOptions;
  readonly #objects = new ObjectCache<T>();
  readonly #indices = new Map<string, ObjectIndex<T>>();
  readonly #listeners: { readonly tell: ChangeListener<T>; readonly heedsRenewals: boolean }[] = [];
  #pending: WatchEvent[] = [];
  readonly #waiting = new RevisionQueue();
  #handle: WatchHandle | undefined;
  #revision = 0;
  /** Events up to here have come, though the cache may not show them yet. */
  #received = 0;
  #isRunning = false;
  #synced: (() => void) | undefined;
  #retry: Timer | undefined;
  readonly #backoff = new ReflectorBackoff();

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

  /** Who does not heed renewals is not told of them. */
  onChange(tell: ChangeListener<T>, { heedsRenewals = true } = {}): void {
    this.#listeners.push({ tell, heedsRenewals });
  }

  /**
   * Lists, then watches. Listeners hear of every object there is, and then `synced` is called,
   * before this returns; where the list fails, once it has come.
   */
  start(synced?: () => void): void {
    this.#isRunning = true;
    this.#synced = synced;
    this.#list();
  }

  stop(): void {
    this.#isRunning = false;
    this.#retry?.cancel();
    this.#backoff.forget();
    this.#forgetWatch();
    this.#waiting.clear();
  }

  get(key: string): T | undefined {
    return this.#objects.get(key);
  }

  /** When the object was renewed last, for kinds that are renewed. */
  renewedMs(key: string): number | undefined {
    const late = this.#objects.late(key);
    if (late !== undefined) return late.renewedMs;
    const object = this.#objects.get(key);
    return object && this.resource.renewal?.renewedMs(object);
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
    else this.#waiting.add(revision, run);
  }

  #list(): void {
    const { handler, actor } = this.#options;
    const { code, body } = handler.handle({ verb: "list", resource: this.resource, actor });
    if (code >= 400 || !("items" in body)) {
      this.#later(() => this.#list());
      return;
    }
    const list = this.#typedList(body);
    const { resourceVersion } = list.metadata;
    this.#received = Number(resourceVersion);
    this.#replace(list.items, this.#received);
    const synced = this.#synced;
    this.#synced = undefined;
    this.#watch();
    synced?.();
  }

  /** Goes on from what was received last. */
  #watch(): void {
    const { handler, clock } = this.#options;
    this.#backoff.beginWatch(clock.now());
    try {
      this.#handle = handler.watch(
        { resource: this.resource, resourceVersion: String(this.#received) },
        (event) => this.#receive(event),
        () => this.#ended(),
      );
    } catch (error) {
      if (!(error instanceof StatusError)) throw error;
      const isBusy = error.reason === "TooManyRequests" || error.reason === "ServiceUnavailable";
      this.#later(() => (isBusy ? this.#watch() : this.#list()));
    }
  }

  /** The stream has ended; what has come of it already is still to be shown. */
  #ended(): void {
    if (!this.#isRunning) return;
    this.#handle = undefined;
    if (!this.#backoff.endWatch(this.#options.clock.now())) this.#later(() => this.#list());
    else this.#retry = this.#options.clock.setTimer(0, () => this.#watch());
  }

  #later(run: () => void): void {
    this.#retry = this.#options.clock.setTimer(this.#backoff.nextMs(), run);
  }

  #forgetWatch(): void {
    this.#handle?.stop();
    this.#handle = undefined;
    this.#pending = [];
  }

  #receive(event: WatchEvent): void {
    if (event.type !== "ERROR") {
      this.#received = event.revision;
      this.#backoff.received();
    }
    const { clock, delayMs } = this.#options;
    if (delayMs !== undefined) {
      this.#pending.push(event);
      clock.setTimer(delayMs(), this.#showFirst);
    } else if (this.#pending.length === 0) {
      this.#pending = [event];
      clock.setTimer(0, this.#showAll);
    } else this.#pending.push(event);
  }

  readonly #showAll = (): void => this.#show(this.#pending.splice(0));
  readonly #showFirst = (): void => this.#show(this.#pending.splice(0, 1));

  #show(events: readonly WatchEvent[]): void {
    const changes: Change<T>[] = [];
    for (const event of events) {
      const change = this.#apply(event);
      if (change !== undefined) changes.push(change);
    }
    this.#tell(changes);
  }

  /** Each index, then each listener takes all changes; then who waits for the cache goes on. */
  #tell(changes: readonly Change<T>[]): void {
    for (const index of this.#indices.values()) {
      for (const { key, next, previous } of changes) index.move(key, next, previous);
    }
    for (const { tell, heedsRenewals } of this.#listeners) {
      for (const { key, next, previous, revision, isRenewal } of changes) {
        if (!this.#isRunning) return;
        if (heedsRenewals || !isRenewal) tell(next, previous, revision, key);
      }
    }
    this.#waiting.reach(this.#revision);
  }

  #apply(event: WatchEvent): Change<T> | undefined {
    if (event.type === "ERROR") {
      this.#retry?.cancel();
      this.#forgetWatch();
      this.#backoff.endWatch(this.#options.clock.now());
      this.#later(() => this.#list());
      return undefined;
    }
    this.#revision = event.revision;
    if (event.type === "BOOKMARK") return undefined;
    if (event.isLate === true && this.#takesLate(event)) return undefined;
    // A watch of this resource yields objects of this resource.
    const object = event.object as T;
    const key = event.key ?? keyOf(object);
    const previous = this.#objects.get(key);
    const next = event.type === "DELETED" ? undefined : object;
    if (next === undefined) this.#objects.delete(key);
    else this.#objects.set(key, next);
    const before = next === undefined ? (previous ?? object) : previous;
    const isRenewal = event.renewedMs !== undefined;
    return { key, next, previous: before, revision: event.revision, isRenewal };
  }

  /** Takes what nobody heeds; false where it is to be taken as any other change is. */
  #takesLate(event: WatchEvent): boolean {
    if (event.key === undefined) return false;
    const late = event as LateChange<T>;
    return event.renewedMs === undefined ? this.#adds(late) : this.#renews(late);
  }

  #adds(late: LateChange<T>): boolean {
    if (this.#listeners.length > 0 || late.type !== "ADDED") return false;
    this.#objects.addLate(late);
    for (const index of this.#indices.values()) index.addLate(late.key);
    return true;
  }

  #renews(late: LateChange<T>): boolean {
    const { key } = late;
    if (this.#listeners.some((each) => each.heedsRenewals)) return false;
    const before = this.#objects.setLate(key, late);
    if (before === undefined) return false;
    for (const index of this.#indices.values()) index.renew(key, before);
    return true;
  }

  /** Puts the cache to a list: tells of all that differs, deletions too. */
  #replace(items: readonly T[], revision: number): void {
    this.#revision = revision;
    const present = new Map(items.map((item) => [keyOf(item), item]));
    const changes: Change<T>[] = [];
    for (const [key, previous] of [...this.#objects]) {
      if (present.has(key)) continue;
      this.#objects.delete(key);
      changes.push({ key, next: undefined, previous, revision, isRenewal: false });
    }
    for (const [key, next] of present) {
      const previous = this.#objects.get(key);
      if (previous?.metadata.resourceVersion === next.metadata.resourceVersion) continue;
      this.#objects.set(key, next);
      // What made it as it is, is its own last write, and not whatever came last before the list.
      const written = Number(next.metadata.resourceVersion);
      changes.push({ key, next, previous, revision: written, isRenewal: false });
    }
    this.#tell(changes);
  }

  #typedList(list: ObjectList): ObjectList & { readonly items: readonly T[] } {
    // The list was asked of this very resource.
    return list as ObjectList & { readonly items: readonly T[] };
  }
}
