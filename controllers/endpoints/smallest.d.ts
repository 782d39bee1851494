/**
 * The `count` smallest items, sorted. Of many items it keeps a heap of the best so far, so that
 * most are compared once. `order` is total.
 */
export declare function smallest<T>(items: readonly T[], count: number, order: (left: T, right: T) => number): T[];
