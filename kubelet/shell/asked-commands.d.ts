import { type ProcessStart } from "./course.ts";
import type { Directory } from "./file-system.ts";
import type { OwnServer } from "./network/access.ts";
export interface Answer {
    readonly exitCode: number;
    readonly output: string;
    readonly tookMs: number;
    /** It has asked its own container or others for something. */
    readonly usesNetwork: boolean;
    /** It has run a program that nothing is known of. */
    readonly isUnknown: boolean;
}
/** The server that a container is, and when it last began to answer otherwise. */
export interface ChangingServer extends OwnServer {
    changedMs(atMs: number): number;
}
export interface Asking {
    readonly command: readonly string[];
    /** The files that the command finds. */
    readonly root: Directory;
    readonly atMs: number;
    readonly own: ChangingServer | undefined;
}
export declare class AskedCommands {
    #private;
    /** `start` is that of the process. */
    constructor(start: ProcessStart);
    /** Whether there are answers that are asked for again. */
    get vary(): boolean;
    /** When such answers changed. */
    get changesMs(): readonly number[];
    /** `worldMs` is how far the cluster is. */
    ask(asking: Asking, worldMs: number): Answer;
    /** When they are asked for again, after `worldMs`: at the times of probes. */
    renewalMs(worldMs: number): number;
    /** Asks again for what hangs on more than the files of the process, where that is due. */
    renew(root: Directory, atMs: number): void;
}
