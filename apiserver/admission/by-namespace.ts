import type { KubeObject } from "../../api/resource.ts";
import type { Storage } from "../storage/storage.ts";

const none: readonly never[] = [];

/** The objects of one table in each namespace, at hand without looking: most have none. */
export class ByNamespace<T extends KubeObject> {
  /** By name, in every namespace that has any. */
  readonly #objects = new Map<string, Map<string, T>>();
  readonly #sorted = new Map<string, readonly T[]>();

  /** `table` is that of objects of this kind. */
  constructor(storage: Storage, table: string) {
    for (const { object } of storage.list(table)) this.#hold(object);
    storage.watch(table, storage.revision, ({ type, object }) => {
      if (type === "DELETED") this.#drop(object);
      else this.#hold(object);
    });
  }

  has(namespace: string): boolean {
    return this.#objects.has(namespace);
  }

  /** Those of a namespace by name; the same list until one of them changes. */
  in(namespace: string): readonly T[] {
    const objects = this.#objects.get(namespace);
    if (objects === undefined) return none;
    const sorted = this.#sorted.get(namespace) ?? [...objects.values()].sort(byName);
    this.#sorted.set(namespace, sorted);
    return sorted;
  }

  #hold(object: KubeObject): void {
    const { namespace = "", name = "" } = object.metadata;
    const around = this.#objects.get(namespace) ?? new Map<string, T>();
    // The table holds nothing else.
    this.#objects.set(namespace, around.set(name, object as T));
    this.#sorted.delete(namespace);
  }

  #drop({ metadata: { namespace = "", name = "" } }: KubeObject): void {
    const around = this.#objects.get(namespace);
    around?.delete(name);
    if (around?.size === 0) this.#objects.delete(namespace);
    this.#sorted.delete(namespace);
  }
}

const byName = (left: KubeObject, right: KubeObject) =>
  (left.metadata.name ?? "") < (right.metadata.name ?? "") ? -1 : 1;
