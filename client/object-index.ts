import type { KubeObject } from "../api/resource.ts";

/** Gives the values that an object is filed under. */
export type IndexFunction<T> = (object: T) => readonly string[];

/** Objects by their keys. */
interface Objects<T> extends Iterable<readonly [string, T]> {
  get(key: string): T | undefined;
}

const noValues: readonly string[] = [];

/** Objects by the values of one index function. Nothing is filed before it is first asked. */
export class ObjectIndex<T extends KubeObject> {
  readonly #values: IndexFunction<T>;
  readonly #objects: Objects<T>;
  readonly #groups = new Map<string, Group<T>>();
  /** What was filed of objects that have been renewed since. */
  readonly #renewed = new Map<string, T>();
  /** The keys of what was added late. */
  #added: string[] = [];
  #isAsked = false;

  /** An index of `objects`, whose changes are to be told by `move`, `renew` and `addLate`. */
  constructor(objects: Objects<T>, values: IndexFunction<T>) {
    this.#objects = objects;
    this.#values = values;
  }

  /** The objects filed under `value`, in the order in which they came there. */
  get(value: string): readonly T[] {
    return this.#group(value)?.all() ?? [];
  }

  /** The same objects one by one. They must not change before the last is taken. */
  each(value: string): Iterable<T> {
    return this.#group(value)?.each() ?? [];
  }

  /** The same objects in parts: where nothing changed, a part is the very array that it was. */
  parts(value: string): readonly (readonly T[])[] {
    return this.#group(value)?.parts() ?? [];
  }

  #group(value: string): Group<T> | undefined {
    if (!this.#isAsked) {
      this.#isAsked = true;
      for (const [key, object] of this.#objects) this.move(key, object, undefined);
    }
    if (this.#added.length > 0) this.#fileAdded();
    if (this.#renewed.size > 0) this.#fileRenewed();
    return this.#groups.size === 0 ? undefined : this.#groups.get(value);
  }

  /** Files a change of the object at `key`. */
  move(key: string, next: T | undefined, previous: T | undefined): void {
    if (!this.#isAsked) return;
    // They came before this one, and are filed in that order.
    if (this.#added.length > 0) this.#fileAdded();
    const after = next === undefined ? noValues : this.#values(next);
    if (previous !== undefined) {
      for (const value of this.#values(previous)) {
        if (!after.includes(value)) this.#remove(value, key);
      }
    }
    if (next === undefined) return;
    for (const value of after) {
      let group = this.#groups.get(value);
      if (group === undefined) {
        group = new Group();
        this.#groups.set(value, group);
      }
      group.set(key, next);
    }
  }

  /** The object at `key`, last seen as `previous`, was renewed: it is filed when somebody asks. */
  renew(key: string, previous: T): void {
    if (this.#isAsked && !this.#renewed.has(key)) this.#renewed.set(key, previous);
  }

  /** There is an object at `key` now, which is filed when somebody asks. */
  addLate(key: string): void {
    if (this.#isAsked) this.#added.push(key);
  }

  #fileAdded(): void {
    const added = this.#added;
    this.#added = [];
    for (const key of added) this.move(key, this.#objects.get(key), undefined);
  }

  #fileRenewed(): void {
    const renewed = [...this.#renewed];
    this.#renewed.clear();
    for (const [key, previous] of renewed) this.move(key, this.#objects.get(key), previous);
  }

  #remove(value: string, key: string): void {
    const group = this.#groups.get(value);
    group?.delete(key);
    if (group?.isEmpty) this.#groups.delete(value);
  }
}

/** The parts in one array, made anew after every change: of thousands, `flat` takes too long. */
function joined<T>(parts: readonly (readonly T[])[], size: number): readonly T[] {
  const all = new Array<T>(size);
  let at = 0;
  for (const part of parts) {
    for (const object of part) {
      all[at] = object;
      at += 1;
    }
  }
  return all;
}

/** The most objects in one part. */
const partSize = 16;
/** As many as the pods of a node take. */
const fewParts = 8;

interface Part<T> {
  readonly objects: Map<string, T>;
  /** What was handed out of it; absent once something changed. */
  array: readonly T[] | undefined;
}

/**
 * Objects in the order in which they came, held in parts so that a change touches few of them. Many
 * groups are of one object, such as those by address, and these have no part.
 */
class Group<T> {
  #only: { readonly key: string; object: T } | undefined;
  #parts: Part<T>[] = [];
  /** Absent as long as there is one part: most groups are of few objects, and there are many. */
  #partOf: Map<string, Part<T>> | undefined;
  #arrays: readonly (readonly T[])[] | undefined;
  #all: readonly T[] | undefined;

  get isEmpty(): boolean {
    return this.#only === undefined && this.#parts.length === 0;
  }

  all(): readonly T[] {
    if (this.#all !== undefined) return this.#all;
    const parts = this.parts();
    const [first = []] = parts;
    this.#all = parts.length < 2 ? first : joined(parts, this.#partOf?.size ?? 0);
    return this.#all;
  }

  each(): Iterable<T> {
    const [first] = this.#parts;
    // Most groups are one part or a few, and all else is gone through faster than a generator.
    if (this.#parts.length === 1 && first !== undefined) return first.objects.values();
    return this.#parts.length <= fewParts ? this.all() : this.#each();
  }

  *#each(): Iterable<T> {
    for (const { objects } of this.#parts) yield* objects.values();
  }

  parts(): readonly (readonly T[])[] {
    this.#arrays ??= this.#only === undefined ? this.#parts.map(arrayOf) : [[this.#only.object]];
    return this.#arrays;
  }

  set(key: string, object: T): void {
    if (this.isEmpty) this.#only = { key, object };
    else if (this.#only?.key === key) this.#only.object = object;
    else {
      if (this.#only !== undefined) this.#begin(this.#only);
      const part = this.#find(key) ?? this.#add(key);
      part.objects.set(key, object);
      part.array = undefined;
    }
    this.#changed();
  }

  delete(key: string): void {
    if (this.#only?.key === key) {
      this.#only = undefined;
      this.#changed();
      return;
    }
    const part = this.#find(key);
    if (part === undefined) return;
    this.#partOf?.delete(key);
    part.objects.delete(key);
    part.array = undefined;
    if (part.objects.size === 0) this.#parts = this.#parts.filter((each) => each !== part);
    this.#changed();
  }

  #begin({ key, object }: { readonly key: string; readonly object: T }): void {
    const part: Part<T> = { objects: new Map([[key, object]]), array: undefined };
    this.#parts = [part];
    this.#partOf?.set(key, part);
    this.#only = undefined;
  }

  #find(key: string): Part<T> | undefined {
    if (this.#partOf !== undefined) return this.#partOf.get(key);
    const [first] = this.#parts;
    return first?.objects.has(key) === true ? first : undefined;
  }

  #add(key: string): Part<T> {
    let last = this.#parts.at(-1);
    if (last === undefined || last.objects.size >= partSize) {
      if (last !== undefined) this.#partOf ??= partsByKey(this.#parts);
      last = { objects: new Map(), array: undefined };
      this.#parts.push(last);
    }
    this.#partOf?.set(key, last);
    return last;
  }

  #changed(): void {
    this.#arrays = undefined;
    this.#all = undefined;
  }
}

/** What was handed out of a part, as long as nothing has changed. */
function arrayOf<T>(part: Part<T>): readonly T[] {
  part.array ??= [...part.objects.values()];
  return part.array;
}

const partsByKey = <T>(parts: readonly Part<T>[]) =>
  new Map(parts.flatMap((part) => [...part.objects.keys()].map((key) => [key, part] as const)));
