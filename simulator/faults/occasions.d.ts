import type { Random } from "../../api/runtime.ts";
export interface OccasionsOptions {
    readonly skip?: number | undefined;
    readonly times?: number | undefined;
    readonly percent?: number | undefined;
    /** Each occasion has a stream of its own by its number, so none depends on other draws. */
    readonly random: Random;
    /** How many there were before the process that counts was started again. */
    readonly occasions: number;
    readonly strikes: number;
    /** Called after each, with whether it was struck. */
    readonly counted: (isStruck: boolean) => void;
}
/** An occasion that is struck. */
export interface Occasion {
    readonly random: Random;
}
/** Counts the occasions of a fault, and decides which of them it strikes. */
export declare class Occasions {
    #private;
    constructor(options: OccasionsOptions);
    get occasions(): number;
    get strikes(): number;
    /** Whether it has struck as often as it may. */
    get isOver(): boolean;
    /** Here is one more. Undefined where it passes. */
    next(): Occasion | undefined;
}
