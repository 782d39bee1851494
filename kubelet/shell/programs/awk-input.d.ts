import type { Expanding } from "../expand.ts";
import type { AwkMachine } from "./awk-machine.ts";
/** The records of all operands, some of which set variables instead of naming a file. */
export declare class AwkInput {
    #private;
    hasFailed: boolean;
    constructor(operands: readonly string[], machine: AwkMachine);
    /** The next record; undefined after the last. */
    next(): Expanding<string | undefined>;
    skipFile(): void;
}
