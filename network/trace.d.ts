import type { Hop, HopKind } from "./exchange.ts";
/** Collects the hops of a request; where nobody wants them, their texts are not even made. */
export declare class Trace {
    #private;
    readonly hops: Hop[];
    constructor(isOn: boolean);
    note(kind: HopKind, atMs: number, text: () => string): void;
}
