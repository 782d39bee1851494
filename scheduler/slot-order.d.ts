/** The order with one more slot, which goes before the first with a greater name. */
export declare function withSlot(order: Int32Array, slot: number, nameOf: (slot: number) => string): Int32Array;
