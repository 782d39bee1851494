import type { Expanding } from "../expand.ts";
import type { Shell } from "../shell.ts";
import { AwkRecord } from "./awk-record.ts";
import type { AwkFunction } from "./awk-tree.ts";
import { type Value } from "./awk-value.ts";
import { Lines } from "./lines.ts";
/** A variable, which is one value or an array. */
export interface Cell {
    value: Value;
    elements: Map<string, Value> | undefined;
}
/** Leaves what is at work. */
export declare class AwkJump {
    readonly to: "break" | "continue" | "next" | "nextfile" | "exit" | "return";
    readonly value: Value;
    constructor(to: AwkJump["to"], value?: Value);
}
/** What an awk program works on. */
export declare class AwkMachine {
    #private;
    readonly shell: Shell;
    readonly functions: ReadonlyMap<string, AwkFunction>;
    readonly record: AwkRecord;
    /** The variables of the functions at work. */
    readonly frames: Map<string, Cell>[];
    /** Reads the next record of the program's own input. */
    nextRecord: () => Expanding<string | undefined>;
    constructor(shell: Shell, functions: ReadonlyMap<string, AwkFunction>);
    cell(name: string): Cell;
    get(name: string): Value;
    text(name: string): string;
    set(name: string, value: Value): void;
    elements(name: string): Map<string, Value>;
    /** Takes a record that was read; the counts grow. */
    counts(): void;
    /** Prints to where a redirection leads. */
    write(text: string, operator: string | undefined, target: string): Expanding<void>;
    /** Runs a command of the shell; its exit code. */
    run(command: string, streams?: Partial<Shell["streams"]>): Expanding<number>;
    /** Where `getline` reads from; undefined where there is nothing. */
    input(source: string, isCommand: boolean): Expanding<Lines | undefined>;
    /** Closes a file or a command, which runs now with what it was given. */
    close(name: string): Expanding<number>;
    closeAll(): Expanding<void>;
}
