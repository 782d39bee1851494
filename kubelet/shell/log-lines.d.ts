import type { Output } from "./streams.ts";
export interface LogLine {
    /** Milliseconds after the start of the process. */
    readonly atMs: number;
    readonly text: string;
    /** It has no end yet: more may come. */
    readonly isOpen?: boolean;
    /** How many lines were written before it; absent: as many as are shown before it. */
    readonly number?: number;
}
/** When a kubelet rotates a log, and how much it keeps. */
export interface LogLimits {
    /** `containerLogMaxSize`: a larger file is put aside, and a new one begun. */
    readonly fileBytes: number;
    /** `containerLogMaxFiles`: the newest and those put aside. */
    readonly files: number;
}
export declare const logLimitsDefault: LogLimits;
/** The lines that a container has written, each with the time of its first byte. */
export declare class LogLines implements Output {
    #private;
    readonly isFull = false;
    readonly listeners: Set<(bytes: string) => void>;
    constructor(now: () => number, limits?: LogLimits);
    write(bytes: string): boolean;
    /**
     * The lines of the file that is the newest at a time, begun up to then; for who follows the log
     * those from a number on, of the file before it too.
     */
    until(untilMs: number, fromNumber?: number): readonly LogLine[];
    /** What the files take of the disk at a time. */
    bytesAt(atMs: number): number;
}
