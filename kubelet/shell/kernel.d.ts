/**
 * Runs the processes of one container on a time of its own: each is a generator that says what it
 * waits for. Nothing happens but in `run`, so the same start always leads to the same run.
 */
/** What a process waits for: a time, or something that others bring about. */
export type Effect = {
    readonly until: number;
} | {
    readonly ready: () => boolean;
    /** A signal that is caught ends the wait, as that of bash's `wait`. */
    readonly isInterruptible?: boolean;
};
/** A process at work; it returns its exit code. */
export type Work = Generator<Effect, number, void>;
export declare const signals: {
    readonly HUP: 1;
    readonly INT: 2;
    readonly QUIT: 3;
    readonly KILL: 9;
    readonly USR1: 10;
    readonly USR2: 12;
    readonly PIPE: 13;
    readonly ALRM: 14;
    readonly TERM: 15;
    readonly CHLD: 17;
    readonly CONT: 18;
};
export type SignalName = keyof typeof signals;
export declare class Task {
    readonly pid: number;
    readonly parent: Task | undefined;
    readonly name: string;
    readonly work: Work;
    /** What it waits for; undefined while it can go on. */
    waits: Effect | undefined;
    exitCode: number | undefined;
    endedMs: number | undefined;
    /** It ends with this code as soon as it stands still: it was killed while it ran. */
    killedWith: number | undefined;
    /** The signals that it catches or, where the command is empty, ignores. */
    readonly traps: Map<"ALRM" | "CHLD" | "CONT" | "EXIT" | "HUP" | "INT" | "KILL" | "PIPE" | "QUIT" | "TERM" | "USR1" | "USR2", string>;
    /** Caught, and not yet looked at. */
    readonly caught: SignalName[];
    constructor(pid: number, name: string, parent: Task | undefined, work: (task: Task) => Work);
}
/** Ctrl-C: what is at work is given up. */
export declare class Interrupt extends Error {
    readonly exitCode: number;
}
export declare class Kernel {
    #private;
    /** Milliseconds since the start of the container. */
    now: number;
    /** How many commands have been run. */
    commands: number;
    /** Set where commands were run without end: the container spins from then on. */
    spinsSinceMs: number | undefined;
    readonly tasks: Map<number, Task>;
    readonly first: Task;
    constructor(name: string, work: (task: Task, kernel: Kernel) => Work);
    spawn(name: string, parent: Task | undefined, work: (task: Task) => Work): Task;
    /** When something happens next; `Infinity` where nothing does by itself. */
    get nextMs(): number;
    /** Counts a command. False: the process has run too many, and is to stop where it is. */
    count(): boolean;
    /** Goes on to a time, or until so many commands were run; true where the time is reached. */
    run(untilMs: number, commandsMax?: number): boolean;
    /** Sends a signal. The first process is spared what it does not ask for, even SIGKILL. */
    signal(task: Task, name: SignalName): void;
    /** Has a process and its children give up what they are at, as Ctrl-C does. */
    interrupt(task: Task): void;
    /** Ends a process where it stands. */
    end(task: Task, exitCode: number): void;
}
