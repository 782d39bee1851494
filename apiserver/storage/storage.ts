/**
 * What every backend offers: keys with compare-and-swap, consistent lists, and one ordered log of
 * changes. Revisions are one counter for the whole cluster. An object carries the revision of its
 * last write as `metadata.resourceVersion`.
 */
import type { WatchHandle } from "../../api/request.ts";
import type { KubeObject } from "../../api/resource.ts";
import type { LateAddition, LateObject } from "./late-object.ts";

/** Who made a write, and the revision of the write that made them do it (0: none). */
export interface Origin {
  readonly actor: string;
  readonly cause: number;
  readonly timeMs: number;
}

/** One committed change, as the log keeps it. */
export interface StoredEvent extends Origin {
  readonly revision: number;
  readonly type: "ADDED" | "MODIFIED" | "DELETED";
  /** `pods`, `deployments.apps`: plural and group of what was written. */
  readonly resource: string;
  /** `namespace/name`, or `name` for cluster-scoped objects. */
  readonly key: string;
  /** The new object; after a deletion the last one, at the revision of the deletion. */
  readonly object: KubeObject;
  readonly previous: KubeObject | undefined;
  /** Its object is made when somebody looks. */
  readonly isLate?: boolean;
  /** Of a renewal: its time. */
  readonly renewedMs?: number | undefined;
}

export interface Write {
  readonly resource: string;
  readonly key: string;
  /** The object that the decision was made on; `undefined` means that there must be none. */
  readonly expected: KubeObject | undefined;
  /**
   * What to store; `undefined` deletes. Its resourceVersion is set by the commit: in that object
   * where it is not frozen, which must be nobody else's then.
   */
  readonly next: KubeObject | undefined;
  readonly origin: Origin;
  /** Called with the object that will be stored, before it is frozen and anybody hears of it. */
  readonly onStored?: (object: KubeObject) => void;
}

export interface ListOptions {
  readonly namespace?: string;
  /** A revision that is still held; the present one where it is absent. */
  readonly revision?: number;
  /** Begin after this key. */
  readonly after?: string;
}

export interface Storage {
  readonly revision: number;
  /** The earliest revision that can still be read or resumed from: what led to it is gone. */
  readonly compactedRevision: number;
  /** The revision of the last change of a resource; 0 where there was none. */
  changedRevision(resource: string): number;
  get(resource: string, key: string): KubeObject | undefined;
  /** Objects in the order of their keys, as they stood at one revision. */
  list(resource: string, options?: ListOptions): readonly StoredEntry[];
  /**
   * Takes in what is there before anything is written, and no part of the log. Throws where
   * something was.
   */
  begin(tables: readonly FirstTable[]): void;
  /** Returns the event, or `undefined` where the stored object is no longer the expected one. */
  commit(write: Write): StoredEvent | undefined;
  /** Commits a new object. False, and nothing is done, where there is one. */
  create(resource: string, key: string, next: (revision: number) => LateAddition): boolean;
  /**
   * Commits a renewal, of the next revision. False, and nothing is done, where what is stored is
   * not what was expected: an object, or what was written late.
   */
  renew(expected: KubeObject | LateObject, next: LateObject): boolean;
  /**
   * Calls `listener` for every later change of the resource (all, if undefined), during the commit;
   * first for the held changes after `after`, at once. Throws RangeError where those are compacted.
   */
  watch(
    resource: string | undefined,
    after: number,
    listener: (event: StoredEvent) => void,
  ): WatchHandle;
  /** The held part of the log, oldest first. */
  history(): readonly StoredEvent[];
}

/** What a table holds when the log begins. */
export interface FirstTable {
  readonly resource: string;
  /** Frozen, and with revisions up to the first one. */
  readonly objects: readonly StoredEntry[];
}

export interface StoredEntry {
  readonly key: string;
  readonly object: KubeObject;
}
