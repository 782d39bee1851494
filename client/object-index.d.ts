import type { KubeObject } from "../api/resource.ts";
/** Gives the values that an object is filed under. */
export type IndexFunction<T> = (object: T) => readonly string[];
/** Objects by the values of one index function. Nothing is filed before it is first asked. */
export declare class ObjectIndex<T extends KubeObject> {
    #private;
    /** An index of `objects`, whose changes are to be told by `move`. */
    constructor(objects: ReadonlyMap<string, T>, values: IndexFunction<T>);
    /** The objects filed under `value`, in the order in which they came there. */
    get(value: string): readonly T[];
    /** The same objects one by one. They must not change before the last is taken. */
    each(value: string): Iterable<T>;
    /** The same objects in parts: where nothing changed, a part is the very array that it was. */
    parts(value: string): readonly (readonly T[])[];
    /** Files a change of the object at `key`. */
    move(key: string, next: T | undefined, previous: T | undefined): void;
}
