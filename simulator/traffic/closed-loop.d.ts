import type { Generator, GeneratorOptions } from "./open-loop.ts";
/** Clients that wait for an answer, think, and send the next request. */
export declare class ClosedLoop implements Generator {
    #private;
    constructor(options: GeneratorOptions);
    start(): void;
    stop(): void;
}
