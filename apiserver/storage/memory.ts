import { freezeObjects, type Writable } from "../../api/json.ts";
import { atRevision, setsRevision } from "../../api/meta/change-metadata.ts";
import type { WatchHandle } from "../../api/request.ts";
import type { KubeObject } from "../../api/resource.ts";
import { LateEvent } from "./late-event.ts";
import type { LateAddition, LateObject } from "./late-object.ts";
import { lowerBound, SortedKeys } from "./sorted-keys.ts";
import type {
  FirstTable,
  ListOptions,
  Storage,
  StoredEntry,
  StoredEvent,
  Write,
} from "./storage.ts";

export interface MemoryStorageOptions {
  /** How many changes are held for resuming watches and reading old revisions. */
  readonly historyLimit?: number;
  /** Told of changes, oldest first, that are about to be forgotten. */
  readonly onForget?: (events: readonly StoredEvent[]) => void;
}

const historyLimitDefault = 100_000;

/** Resource versions start here, so that no test mistakes them for generations or counts. */
const firstRevision = 100;

type Listener = (event: StoredEvent) => void;

/** An object, and the key that it came with: all its events share that text. */
interface Place {
  readonly key: string;
  /** What was committed last; absent where it was created late, and only renewed since. */
  object: KubeObject | undefined;
  /** What was written since that, and is made when somebody looks. */
  late: LateObject | undefined;
}

interface Table {
  readonly places: Map<string, Place>;
  readonly keys: SortedKeys;
  readonly listeners: Set<Listener>;
  changed: number;
}

/** The in-memory backend: a map and an ordered set of keys per resource, and the log of changes. */
export class MemoryStorage implements Storage {
  readonly #tables = new Map<string, Table>();
  readonly #listeners = new Set<Listener>();
  readonly #historyLimit: number;
  readonly #onForget: MemoryStorageOptions["onForget"];
  #log: StoredEvent[] = [];
  #revision = firstRevision;
  #compacted = firstRevision;

  constructor({ historyLimit = historyLimitDefault, onForget }: MemoryStorageOptions = {}) {
    this.#historyLimit = historyLimit;
    this.#onForget = onForget;
  }

  get revision(): number {
    return this.#revision;
  }

  get compactedRevision(): number {
    return this.#compacted;
  }

  changedRevision(resource: string): number {
    return this.#tables.get(resource)?.changed ?? 0;
  }

  get(resource: string, key: string): KubeObject | undefined {
    const place = this.#tables.get(resource)?.places.get(key);
    return place && presentOf(place);
  }

  list(resource: string, options: ListOptions = {}): readonly StoredEntry[] {
    const { namespace, after, revision = this.#revision } = options;
    const prefix = namespace === undefined ? "" : `${namespace}/`;
    const low = after === undefined || after < prefix ? prefix : after;
    const table = this.#table(resource);
    const changed = this.#changedSince(resource, revision);
    const entries: StoredEntry[] = [];
    const keys = withKeys(table.keys, changed);
    for (let at = lowerBound(keys, low); at < keys.length; at += 1) {
      const key = keys[at] ?? "";
      if (!key.startsWith(prefix)) break;
      if (key === after) continue;
      const place = table.places.get(key);
      const object = changed.has(key) ? changed.get(key) : place && presentOf(place);
      if (object !== undefined) entries.push({ key, object });
    }
    return entries;
  }

  begin(tables: readonly FirstTable[]): void {
    if (this.#revision !== firstRevision) throw new Error("the log has begun");
    for (const { resource, objects } of tables) {
      const table = this.#table(resource);
      table.changed = firstRevision;
      for (const { key, object } of objects) {
        table.places.set(key, { key, object, late: undefined });
        table.keys.note(key);
      }
    }
  }

  commit({ resource, key, expected, next, origin, onStored }: Write): StoredEvent | undefined {
    const table = this.#table(resource);
    const place = table.places.get(key);
    const previous = place && presentOf(place);
    if (previous !== expected) return undefined;
    this.#revision += 1;
    table.changed = this.#revision;
    const last = next ?? previous;
    if (last === undefined) throw new Error(`nothing to delete at ${resource} ${key}`);
    const made = withRevision(last, this.#revision);
    onStored?.(made);
    const object = freezeObjects(made);
    if (next === undefined) {
      table.places.delete(key);
      table.keys.note(key);
    } else if (place === undefined) {
      table.places.set(key, { key, object, late: undefined });
      table.keys.note(key);
    } else {
      place.object = object;
      place.late = undefined;
    }
    const type = next === undefined ? "DELETED" : previous === undefined ? "ADDED" : "MODIFIED";
    const revision = this.#revision;
    const { actor, cause, timeMs } = origin;
    const event = {
      revision,
      type,
      resource,
      key: place?.key ?? key,
      object,
      previous,
      actor,
      cause,
      timeMs,
    } as const;
    this.#tell(table, event);
    return event;
  }

  create(resource: string, key: string, next: (revision: number) => LateAddition): boolean {
    const table = this.#table(resource);
    if (table.places.has(key)) return false;
    const late = next(this.#revision + 1);
    table.places.set(key, { key, object: undefined, late });
    table.keys.note(key);
    this.#commitLate(table, late);
    return true;
  }

  renew(expected: KubeObject | LateObject, next: LateObject): boolean {
    const table = this.#table(next.resource);
    const place = table.places.get(next.key);
    if (place === undefined || (place.late ?? place.object) !== expected) return false;
    place.late = next;
    this.#commitLate(table, new LateEvent(next, expected));
    return true;
  }

  #commitLate(table: Table, event: StoredEvent): void {
    this.#revision += 1;
    table.changed = this.#revision;
    this.#tell(table, event);
  }

  #tell(table: Table, event: StoredEvent): void {
    this.#append(event);
    for (const listener of table.listeners) listener(event);
    for (const listener of this.#listeners) listener(event);
  }

  watch(resource: string | undefined, after: number, listener: Listener): WatchHandle {
    if (after < this.#compacted) throw new RangeError(`revision ${after} is compacted`);
    for (const event of this.#since(after)) {
      if (resource === undefined || event.resource === resource) listener(event);
    }
    const listeners = resource === undefined ? this.#listeners : this.#table(resource).listeners;
    listeners.add(listener);
    return { stop: () => void listeners.delete(listener) };
  }

  history(): readonly StoredEvent[] {
    return this.#log;
  }

  #table(resource: string): Table {
    const known = this.#tables.get(resource);
    if (known !== undefined) return known;
    const places = new Map<string, Place>();
    const made: Table = {
      places,
      keys: new SortedKeys((key) => places.has(key)),
      listeners: new Set(),
      changed: 0,
    };
    this.#tables.set(resource, made);
    return made;
  }

  /** Every revision is one entry of the log, so a revision is found by counting. */
  #since(revision: number): readonly StoredEvent[] {
    return this.#log.slice(Math.max(0, revision - this.#revision + this.#log.length));
  }

  #append(event: StoredEvent): void {
    this.#log.push(event);
    // Cutting in halves keeps the cost of a write constant.
    if (this.#log.length >= this.#historyLimit * 2) {
      this.#onForget?.(this.#log.slice(0, -this.#historyLimit));
      this.#log = this.#log.slice(-this.#historyLimit);
      this.#compacted = event.revision - this.#historyLimit;
    }
  }

  /** What the keys held at `revision` that have changed since. */
  #changedSince(resource: string, revision: number): Map<string, KubeObject | undefined> {
    const before = new Map<string, KubeObject | undefined>();
    if (revision >= this.#revision) return before;
    for (const event of this.#since(revision)) {
      if (event.resource === resource && !before.has(event.key)) {
        before.set(event.key, event.previous);
      }
    }
    return before;
  }
}

const presentOf = ({ object, late }: Place): KubeObject | undefined =>
  late === undefined ? object : late.object;

/** The keys in order, with those that have changed. */
function withKeys(keys: SortedKeys, changed: ReadonlyMap<string, unknown>): readonly string[] {
  return changed.size === 0 ? keys.all() : [...new Set([...keys.all(), ...changed.keys()])].sort();
}

/**
 * The object as it is stored at the revision. One that was made for this write is taken as it is,
 * which what was stored before is not: that is frozen, and so are the parts that it still shares.
 */
function withRevision(object: KubeObject, revision: number): KubeObject {
  const { metadata } = object;
  const isOwn = !Object.isFrozen(metadata) && !Object.isFrozen(object);
  if (isOwn && setsRevision(metadata, revision)) return object;
  const made: Writable<KubeObject> = { ...object };
  made.metadata = atRevision(metadata, revision);
  return made;
}
