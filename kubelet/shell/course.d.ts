import type { Directory } from "./file-system.ts";
import { Kernel, type Task } from "./kernel.ts";
import { type LogLimits, type LogLine } from "./log-lines.ts";
import { type Mount, MountedFiles } from "./mounted-files.ts";
import { type OwnServer } from "./network/access.ts";
import type { ContainerNetwork } from "./network/container-network.ts";
import type { NetworkPrograms } from "./network/makers.ts";
import { type Server } from "./serve.ts";
import type { Streams } from "./shell.ts";
import { type Output } from "./streams.ts";
import { ClientInput } from "./terminal.ts";
export interface ProcessStart {
    readonly argv: readonly string[];
    /** What runs instead of `argv` where it is a server that is known. */
    readonly server?: Server;
    readonly environment: ReadonlyMap<string, string>;
    readonly cwd: string;
    readonly hostname: string;
    readonly address: string;
    readonly user: number;
    readonly group: number;
    /** The groups that it is in beside its own. */
    readonly groups: readonly number[];
    /** Where its image's files may be changed; absent: everywhere. */
    readonly writable?: readonly string[];
    readonly startedAtMs: number;
    /** `Infinity` where there is no limit. */
    readonly memoryLimitBytes: number;
    /** The files of its image. */
    readonly root: Directory;
    readonly mounts: readonly Mount[];
    /** Absent where there is none. */
    readonly network?: ContainerNetwork;
    /** The programs of its image that use it. */
    readonly networkPrograms: NetworkPrograms;
    /** Names the chance that is its own. */
    readonly seed: string;
    /** How often commands that are asked are run, from the first second on; absent: every second. */
    readonly askedEveryMs?: number;
    /** Its input stays open for clients that attach to it. */
    readonly hasInput: boolean;
    readonly isTerminal: boolean;
    /** When its log is rotated, where not as usual. */
    readonly logLimits?: LogLimits;
}
interface CourseOptions {
    /** The time at which it begins, where that is not 0. */
    readonly startMs?: number;
    /** Where it writes, where that is not the log. */
    readonly output?: Output;
    /** Told when the time of day is looked at. */
    readonly onClock?: () => void;
    /** Told before the network is used. */
    readonly onNetwork?: () => void;
    /** The server that its container is, where its answers are known for all times. */
    readonly own?: OwnServer | undefined;
    /** Told when a signal begins to end a server. */
    readonly onEnding?: () => void;
}
export declare class Course {
    #private;
    readonly kernel: Kernel;
    readonly files: MountedFiles;
    /** Since when it runs a program that nothing is known of. */
    unknownSinceMs: number | undefined;
    /** It was ended because it used more memory than it may. */
    isOutOfMemory: boolean;
    /** When the command before SIGTERM failed; absent where it did not. */
    hookFailedMs: number | undefined;
    /** What clients type that are attached to the process. */
    readonly input: ClientInput | undefined;
    /** `onShared` is told before something shared is touched. */
    constructor(start: ProcessStart, onShared: (kernel: Kernel) => void, options?: CourseOptions);
    /** When its files changed. */
    get changesMs(): readonly number[];
    /** Its files as they were at a time. */
    rootAt(atMs: number): Directory;
    /** Calls the listener with what it writes from now on, until what this returns is called. */
    onWrite(listener: (bytes: string) => void): () => void;
    /** The lines that it has written up to a time, which it must have reached. */
    log(untilMs: number, fromNumber?: number): readonly LogLine[];
    /** What its log takes of the disk at a time. */
    logBytes(atMs: number): number;
    /** Goes on to a time, or for so many commands. */
    run(untilMs: number, commandsMax?: number): void;
    /** Runs a command, if there is one, and then sends SIGTERM; at the latest after so long. */
    terminate(hook: readonly string[] | undefined, hookMsMax: number): void;
    /** When it got SIGTERM; absent before that. */
    get signalledMs(): number | undefined;
    /** Runs a program beside the process, for a client; one that is not known is not there. */
    open(argv: readonly string[], streams: Streams): Task;
}
export {};
