import type { Course } from "./course.ts";
/** A program that a client runs in a container, and what it hears of it. */
export interface ProgramClient {
    readonly isTerminal: boolean;
    readonly output: (stream: "stdout" | "stderr", bytes: string) => void;
}
/** One end of a program that a client runs beside the process of a container. */
export declare class OpenedProgram {
    #private;
    constructor(course: Course, argv: readonly string[], { isTerminal, output }: ProgramClient);
    /** The client's terminal has another size. */
    resize(columns: number, rows: number): void;
    /** Undefined while it runs. */
    get exitCode(): number | undefined;
    /** Milliseconds after the start of the container at which something happens next. */
    get nextMs(): number;
    write(bytes: string): void;
    endInput(): void;
    /** The client is gone. */
    close(): void;
}
