/**
 * The process of a container and its children. It runs by itself on the time since its start, and
 * may run ahead of the cluster as long as it keeps to its own files, so that its end is known
 * beforehand and nobody has to wake it at every step. What touches something shared is followed
 * step by step from then on.
 */
import type { ContainerUse } from "../behavior/machine-use.ts";
import { type Answer, type ChangingServer } from "./asked-commands.ts";
import { Course, type ProcessStart } from "./course.ts";
import { type Entry } from "./file-system.ts";
import type { LogLine } from "./log-lines.ts";
import { MountedFiles } from "./mounted-files.ts";
import { OpenedProgram, type ProgramClient } from "./opened-program.ts";
export interface ProcessEnd {
    /** Milliseconds after the start. */
    readonly atMs: number;
    readonly exitCode: number;
    /** When the hook before its end failed, if it did. */
    readonly hookFailedMs?: number;
}
/** However long a hook takes, so much is left after SIGTERM. Source: kubelet 1.36. */
export declare const afterSignalMsMin = 2000;
export declare class ContainerProcess {
    #private;
    /** `onFollowed` is told once somebody interferes, so that its end may come at any time. */
    constructor(start: ProcessStart, onFollowed?: () => void);
    /** Tells how far the cluster is; never goes back. */
    follow(nowMs: number): void;
    /** How it ends by itself, where that is known. */
    get end(): ProcessEnd | undefined;
    /** From then on nothing is known: ask again. `Infinity` where nothing more comes. */
    get knownUntilMs(): number;
    /** What a command answers hangs on more than its files. */
    get varies(): boolean;
    /** When a server ends that a signal has told to; undefined where none has. */
    get endingMs(): number | undefined;
    /** When its files changed, as far as that is known. */
    get changesMs(): readonly number[];
    /** Since when it runs a program that nothing is known of. */
    get unknownSinceMs(): number | undefined;
    /** Whether it ended because it used more memory than it may. */
    get isOutOfMemory(): boolean;
    /** Since when it runs commands without end or pause. */
    get spinsSinceMs(): number | undefined;
    /** What it has of its machine at a time of the cluster. */
    use(nowMs: number): ContainerUse;
    log(untilMs: number, fromNumber?: number): readonly LogLine[];
    /**
     * What a command answers that is run beside it; the files that it makes are its own. Requests to
     * its container go to `own`, as far as that answers them.
     */
    ask(command: readonly string[], atMs: number, own?: ChangingServer): Answer;
    /** Runs a program beside it from now on, for a client. */
    open(argv: readonly string[], nowMs: number, client: ProgramClient): OpenedProgram;
    /** What is at a path now; `undefined` where there is nothing. */
    find(path: string, nowMs: number): Entry | undefined;
    /** The variables it began with, as byte strings. */
    get environment(): ReadonlyMap<string, string>;
    /** The files as they are at a time, for a server that reads them; that changes nothing. */
    look(atMs: number): MountedFiles;
    /** Ends it at once, as a server does that is asked to. */
    exit(nowMs: number, exitCode: number): void;
    /** The very process, for a client that attaches to it. */
    attach(nowMs: number): Pick<Course, "kernel" | "input" | "onWrite">;
    /** How it ends where it is told to stop at a time: a hook is run, then it gets SIGTERM. */
    stop(atMs: number, graceMs: number, hook?: readonly string[]): ProcessEnd;
}
