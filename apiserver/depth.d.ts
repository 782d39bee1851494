/** How deep a free-form value may be nested: what JSON.stringify can write with room to spare. */
export declare const depthMax = 1000;
/** True where nothing is nested deeper than `max`. Uses no stack, so any body will do. */
export declare function isShallow(value: unknown, max?: number): boolean;
