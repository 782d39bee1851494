import type { Clock, Random } from "../../api/runtime.ts";
import type { Exchanges, Sending } from "./exchanges.ts";
/** Makes requests begin, until it is stopped or the load is over. */
export interface Generator {
    start(): void;
    /** Nothing begins any more; what is under way goes on. */
    stop(): void;
}
export interface GeneratorOptions {
    readonly clock: Clock;
    readonly random: Random;
    readonly exchanges: Exchanges;
    readonly sending: Sending;
    /** When the load began. */
    readonly startMs: number;
    /** Called after each end of a request. */
    readonly ended: () => void;
}
/** Requests begin when their time comes, whatever became of those before. */
export declare class OpenLoop implements Generator {
    #private;
    constructor(options: GeneratorOptions);
    start(): void;
    stop(): void;
}
