/** A binary heap: `pop` takes the least item by `before`, which must be a total order. */
export declare class Heap<T> {
    #private;
    constructor(before: (left: T, right: T) => boolean);
    get size(): number;
    peek(): T | undefined;
    push(item: T): void;
    pop(): T | undefined;
}
