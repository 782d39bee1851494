/** What processes read from and write to. All text is bytes: one character a byte. */
import { type Effect } from "./kernel.ts";
export interface Input {
    /** What there is, at most so many bytes; undefined at the end, "" where it is yet to come. */
    read(most?: number): string | undefined;
    /** Something can be read, or it is known that nothing comes. */
    readonly isReady: boolean;
}
export interface Output {
    /** False where nobody reads any more. */
    write(bytes: string): boolean;
    /** Writers wait until it is not. */
    readonly isFull: boolean;
}
/** Nothing to read. */
export declare const noInput: Input;
/** What is written is lost. */
export declare const noOutput: Output;
/** A text to be read. */
export declare function inputOf(text: string): Input;
/** What one process writes and another reads. */
export declare class Pipe implements Input, Output {
    #private;
    /** How many may still write; at none the reader comes to the end. */
    writers: number;
    isClosed: boolean;
    get isFull(): boolean;
    get isReady(): boolean;
    read(most?: number): string | undefined;
    write(bytes: string): boolean;
    /** Nobody reads any more. */
    close(): void;
}
/** Ends a process that writes to where nobody reads. */
export declare class BrokenPipe extends Error {
    readonly exitCode: number;
}
/** Writes, once there is room. */
export declare function put(output: Output, bytes: string): Generator<Effect, void, void>;
/** Some bytes, once there are any; undefined at the end. */
export declare function readSome(input: Input, most?: number): Generator<Effect, string | undefined, void>;
/** All of it. */
export declare function readAll(input: Input): Generator<Effect, string, void>;
/** One line without its end; undefined where there is none. Reads no byte beyond it. */
export declare function readLine(input: Input): Generator<Effect, string | undefined, void>;
/** Keeps what is written. */
export declare class Printed implements Output {
    readonly isFull = false;
    text: string;
    write(bytes: string): boolean;
}
